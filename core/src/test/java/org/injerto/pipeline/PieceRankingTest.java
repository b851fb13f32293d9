package org.injerto.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.pipeline.PieceRanking.Scored;
import org.injerto.task.Candidates;
import org.injerto.tokenizer.EncodingOptions;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.Test;

class PieceRankingTest {
  private static final FloatBuffer LOGITS = FloatBuffer.wrap(new float[] {1, 3, 2, 3, -100});

  @Test
  void theLikeliestComeFirstAndOfThoseThatAreAlikeTheOneWithTheSmallerNumber() {
    List<Scored> best = new PieceRanking(List.of(), 3).best(LOGITS);
    double total = Math.exp(1) + 2 * Math.exp(3) + Math.exp(2) + Math.exp(-100);
    assertEquals(List.of(1, 3, 2), best.stream().map(Scored::piece).toList());
    assertEquals(Math.exp(3) / total, best.get(0).score(), 1e-12);
    assertEquals(Math.exp(2) / total, best.get(2).score(), 1e-12);
  }

  @Test
  void targetsAreWeighedAgainstTheWholeVocabulary() {
    List<Scored> best = new PieceRanking(List.of(4, 0), 5).best(LOGITS);
    double total = Math.exp(1) + 2 * Math.exp(3) + Math.exp(2) + Math.exp(-100);
    assertEquals(List.of(0, 4), best.stream().map(Scored::piece).toList());
    assertEquals(Math.exp(1) / total, best.get(0).score(), 1e-12);
  }

  @Test
  void largeScoresDoNotOverflow() {
    FloatBuffer large = FloatBuffer.wrap(new float[] {1e30f, 1e30f});
    assertEquals(0.5, new PieceRanking(List.of(), 1).best(large).get(0).score());
  }

  @Test
  void itIsTheOrderOfAWholeSort() {
    Random random = new Random(7);
    float[] logits = new float[500];
    IntStream.range(0, logits.length).forEach(i -> logits[i] = random.nextInt(60));
    List<Integer> sorted =
        IntStream.range(0, logits.length)
            .boxed()
            .sorted((a, b) -> Float.compare(logits[b], logits[a]))
            .limit(40)
            .toList();
    List<Scored> best = new PieceRanking(List.of(), 40).best(FloatBuffer.wrap(logits));
    assertEquals(sorted, best.stream().map(Scored::piece).toList());
  }

  @Test
  void ofTargetsThatAreAlikeTheSmallerNumberIsTheBestInWhateverOrderTheyAreGiven() {
    for (List<Integer> targets : List.of(List.of(3, 1), List.of(1, 3))) {
      List<Scored> best = new PieceRanking(targets, 1).best(LOGITS);
      assertEquals(List.of(1), best.stream().map(Scored::piece).toList());
    }
  }

  @Test
  void aTargetThatIsNoPieceIsItsFirstPieceAndNoneIsWeighedTwice() throws IOException {
    Tokenizer tokenizer = TokenizerFiles.read(GoldenReader.FOLDER).tokenizer();
    int first = tokenizer.encode("pingüino", EncodingOptions.PLAIN).ids()[0];
    int house = tokenizer.vocabulary().id("casa").orElseThrow();
    Candidates wanted = new Candidates(7, List.of("pingüino", "casa", "", "pingüino"));

    PieceRanking ranking = PieceRanking.of(wanted, tokenizer);

    assertEquals(Stream.of(first, house).sorted().toList(), ranking.among());
    assertEquals(7, ranking.most());
  }
}
