package org.injerto.tokenizer.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.injerto.tokenizer.trainer.TrainerOptions.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnigramTrainerTest {
  private static final int SIZE = 1500;
  private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");

  @TempDir private Path folder;

  /**
   * Bits a letter and pieces a word of texts that neither has learned from. Ours may have as many
   * pieces more as there are letters of Spanish that the texts have not.
   */
  @Test
  void thePiecesAreAsGoodAsThoseOfTheReference() throws IOException {
    Pieces reference = pieces(GoldenTexts.tokenizer("unigram"));
    Pieces ours = pieces(learned(GoldenTexts.options(SIZE + unseen(), Letters.KEPT)));
    TokenizerTrainer trainer =
        TokenizerTrainer.of(TokenizerType.UNIGRAM, GoldenTexts.options(SIZE, Letters.KEPT));
    WordCounts heldOut =
        known(GoldenTexts.count(trainer, GoldenTexts.lines("held-out.txt")), reference);
    assertTrue(heldOut.total() > 1_000);

    assertTrue(cost(heldOut, ours).bits < 1.01 * cost(heldOut, reference).bits);
    assertTrue(cost(heldOut, ours).pieces < 1.01 * cost(heldOut, reference).pieces);
  }

  @Test
  void everyCharacterIsAPieceAndTheProbableOnesComeFirst() throws IOException {
    JsonNode pieces = learned(GoldenTexts.options(300, Letters.KEPT)).path("model").path("vocab");

    List<String> texts = new ArrayList<>();
    pieces.forEach(piece -> texts.add(piece.path(0).textValue()));
    for (String letter : "ñ á ü ¿ ¡ Ñ 😀 ª ² K W".split(" ")) {
      assertTrue(texts.contains(letter), letter);
    }
    for (int piece = 5; piece < pieces.size() - 1; piece++) {
      assertTrue(
          pieces.path(piece - 1).path(1).doubleValue() >= pieces.path(piece).path(1).doubleValue());
    }
  }

  @Test
  void decomposedLettersAreComposed() throws IOException {
    JsonNode pieces = learned(GoldenTexts.options(500, Letters.KEPT)).path("model").path("vocab");

    for (JsonNode piece : pieces) {
      assertTrue(!piece.path(0).textValue().contains("\u0301"), piece.toString());
    }
  }

  @Test
  void charactersThatThereIsNoRoomForAreNoPartOfAPiece() throws IOException {
    TrainerOptions options = new TrainerOptions(400, 2, OptionalInt.of(110), Letters.KEPT, 512);

    JsonNode pieces = learned(options).path("model").path("vocab");

    for (JsonNode piece : pieces) {
      assertTrue(!piece.path(0).textValue().contains("😀"), piece.toString());
    }
  }

  /** Abramowitz and Stegun 1964, table 6.1 and formula 6.3.2. */
  @ParameterizedTest
  @CsvSource({
    "1, -0.5772156649015329",
    "0.5, -1.9635100260214235",
    "2, 0.4227843350984671",
    "10, 2.2517525890667211",
    "1000, 6.9072551956488121"
  })
  void digammaIsThatOfTheTables(double number, double expected) {
    assertEquals(expected, ExpectationMaximization.digamma(number), 1e-9);
  }

  private JsonNode learned(TrainerOptions options) throws IOException {
    GoldenTexts.train(TokenizerType.UNIGRAM, options, GoldenTexts.lines("texts.txt")).write(folder);
    return GoldenTexts.json(folder.resolve("tokenizer.json"));
  }

  private static Pieces pieces(JsonNode tokenizer) {
    Map<String, Double> probabilities = new TreeMap<>();
    for (JsonNode piece : tokenizer.path("model").path("vocab")) {
      if (!SPECIAL.contains(piece.path(0).textValue())) {
        probabilities.put(piece.path(0).textValue(), Math.exp(piece.path(1).doubleValue()));
      }
    }
    double[] weights = probabilities.values().stream().mapToDouble(p -> p).toArray();
    return Pieces.weighted(List.copyOf(probabilities.keySet()), weights);
  }

  private static int unseen() throws IOException {
    TrainerOptions options = GoldenTexts.options(SIZE, Letters.KEPT);
    WordCounts words =
        GoldenTexts.count(
            TokenizerTrainer.of(TokenizerType.UNIGRAM, options), GoldenTexts.lines("texts.txt"));
    TextSplitter splitter =
        TextSplitter.of(TokenizerSkeleton.of("unigram.json", options).tokenizer());
    Set<Integer> spanish = new HashSet<>(SpanishAlphabet.in(splitter));
    spanish.removeAll(Alphabet.counts(words).keySet());
    return spanish.size();
  }

  /** The words without a character that the reference has not seen. */
  private static WordCounts known(WordCounts words, Pieces pieces) {
    WordCounts known = new WordCounts();
    Lattice lattice = new Lattice(new PieceTree(pieces));
    for (int word = 0; word < words.size(); word++) {
      lattice.read(words.word(word));
      if (lattice.bestScore() > Double.NEGATIVE_INFINITY) {
        known.add(words.word(word), words.count(word));
      }
    }
    return known;
  }

  private record Cost(double bits, double pieces) {}

  private static Cost cost(WordCounts words, Pieces pieces) {
    Lattice lattice = new Lattice(new PieceTree(pieces));
    Map<Integer, Long> used = new HashMap<>();
    double nats = 0;
    for (int word = 0; word < words.size(); word++) {
      long times = words.count(word);
      lattice.read(words.word(word));
      nats -= times * lattice.bestScore();
      lattice.best(piece -> used.merge(piece, times, Long::sum));
    }
    long letters = 0;
    for (int word = 0; word < words.size(); word++) {
      letters += words.count(word) * words.word(word).length();
    }
    double total = used.values().stream().mapToDouble(Long::doubleValue).sum();
    return new Cost(nats / Math.log(2) / letters, total / words.total());
  }
}
