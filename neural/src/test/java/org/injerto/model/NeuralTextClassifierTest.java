package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.architecture.ProblemType;
import org.injerto.pipeline.TextReader;
import org.injerto.task.Classification;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.task.TextClassifier;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuralTextClassifierTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/models/bert");
  private static final String LONG =
      IntStream.range(10, 30).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

  @TempDir private Path folder;
  private Tokenizer tokenizer;

  /** The pieces [PAD], [UNK], [CLS], [SEP], [MASK], w5, w6, … of which the model has 200. */
  @BeforeEach
  void writeVocabulary() throws IOException {
    List<String> pieces =
        Stream.concat(
                Stream.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"),
                IntStream.range(5, 200).mapToObj(i -> "w" + i))
            .toList();
    Files.write(folder.resolve("vocab.txt"), pieces);
    tokenizer = TokenizerFiles.read(folder).tokenizer();
  }

  @Test
  void aLongTextIsReadInWindowsThatShareAQuarter() {
    TextReader reader = new TextReader(tokenizer, new Reading(10, LongText.WINDOWS));

    List<int[]> windows = reader.read(LONG).windows();

    assertEquals(
        List.of(
            List.of(2, 10, 11, 12, 13, 14, 15, 16, 17, 3),
            List.of(2, 16, 17, 18, 19, 20, 21, 22, 23, 3),
            List.of(2, 22, 23, 24, 25, 26, 27, 28, 29, 3)),
        windows.stream().map(window -> IntStream.of(window).boxed().toList()).toList());
    assertTrue(reader.read(LONG).whole());
    TextReader beginning = new TextReader(tokenizer, new Reading(10, LongText.FIRST));
    assertEquals(1, beginning.read(LONG).windows().size());
    assertFalse(beginning.read(LONG).whole());
    assertTrue(beginning.read("w10").whole());
  }

  @Test
  void theProbabilitiesOfALongTextAreTheMeanOfThoseOfItsWindows() throws IOException {
    Map<String, Double> whole = scores(LongText.WINDOWS, LONG);
    List<Map<String, Double>> windows =
        Stream.of(words(10, 18), words(16, 24), words(22, 30))
            .map(window -> scores(LongText.FIRST, window))
            .toList();

    for (String label : whole.keySet()) {
      double mean = windows.stream().mapToDouble(w -> w.get(label)).average().orElseThrow();
      assertEquals(mean, whole.get(label), 1e-6, label);
    }
    assertEquals(1, whole.values().stream().mapToDouble(p -> p).sum(), 1e-6);
  }

  @Test
  void severalLabelsAreThoseThatAreLikelierThanNot() throws IOException {
    PretrainedModel model =
        PretrainedModel.open(GOLDEN.resolve("sequence-classification-multilabel"));
    assertEquals(ProblemType.MULTI_LABEL, model.config().problemType());
    int labels = 0;
    for (Classification said : classify(model, LongText.FIRST, words(5, 9), LONG, "w7")) {
      Classification.LabelSet set = (Classification.LabelSet) said;
      set.scores()
          .forEach((label, p) -> assertEquals(p >= 0.5, set.labels().contains(label), label));
      labels += set.labels().size();
    }
    assertTrue(labels > 0 && labels < 3 * model.config().labels().size(), labels + " labels");
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private Map<String, Double> scores(LongText longText, String text) {
    try {
      PretrainedModel model = PretrainedModel.open(GOLDEN.resolve("sequence-classification"));
      return ((Classification.OneLabel) classify(model, longText, text).get(0)).scores();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Classification> classify(PretrainedModel model, LongText longText, String... texts)
      throws IOException {
    TextReader reader = new TextReader(tokenizer, new Reading(10, longText));
    try (Engine engine = Engine.start(2);
        TextClassifier classifier = NeuralTextClassifier.open(model, reader, engine)) {
      return classifier.classify(List.of(texts));
    }
  }
}
