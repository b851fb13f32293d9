package org.injerto.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.injerto.pipeline.MaskedText;
import org.injerto.task.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts of any length get together what each gets alone, in their places. */
class TogetherTest {
  private static final Path MODELS = Path.of("../neural/src/test/resources/golden/models/bert");
  private static final int PIECES = 200;
  private static final int SIZE = 32;
  private static final int MASK = 4;

  /** Of 2 to 13 pieces, in no order. */
  private static final List<int[]> TEXTS =
      IntStream.range(0, 30)
          .mapToObj(
              text -> IntStream.range(0, 2 + 7 * text % 12).map(i -> piece(text, i)).toArray())
          .toList();

  @TempDir private Path folder;

  private static int piece(int text, int place) {
    return 5 + (11 * text + 3 * place) % (PIECES - 5);
  }

  private OnnxGraph graph(String model) throws IOException {
    Path file = folder.resolve("model.onnx");
    try (OnnxExporter exporter = OnnxExporter.open(MODELS.resolve(model))) {
      exporter.write(exporter.task(), Flavour.FUSED, file);
    }
    return OnnxGraph.open(file, 0, 2, 1);
  }

  @Test
  void scoresOfLabels() throws IOException {
    try (OnnxTextClassifier classifier =
        new OnnxTextClassifier(graph("sequence-classification"), 3)) {
      float[] together = classifier.of(TEXTS);

      for (int text = 0; text < TEXTS.size(); text++) {
        float[] alone = classifier.of(List.of(TEXTS.get(text)));
        assertArrayEquals(alone, Arrays.copyOfRange(together, 3 * text, 3 * text + 3), 1e-5f);
      }
    }
  }

  @Test
  void scoresOfMasks() throws IOException {
    List<MaskedText> texts =
        IntStream.range(0, TEXTS.size()).mapToObj(TogetherTest::masked).toList();
    try (OnnxMaskFiller filler = new OnnxMaskFiller(graph("masked-lm"), PIECES)) {
      Map<List<Integer>, float[]> together = scores(filler, texts);

      assertEquals(texts.stream().mapToInt(text -> text.places().size()).sum(), together.size());
      for (int text = 0; text < texts.size(); text++) {
        Map<List<Integer>, float[]> alone = scores(filler, List.of(texts.get(text)));
        for (int mask = 0; mask < texts.get(text).places().size(); mask++) {
          float[] expected = alone.get(List.of(0, mask));
          assertArrayEquals(expected, together.get(List.of(text, mask)), 1e-5f);
        }
      }
    }
  }

  /** Its first piece is masked, and every third. */
  private static MaskedText masked(int text) {
    int[] pieces = TEXTS.get(text).clone();
    for (int i = 0; i < pieces.length; i += 3) {
      pieces[i] = MASK;
    }
    return MaskedText.of(pieces, MASK);
  }

  private static Map<List<Integer>, float[]> scores(OnnxMaskFiller filler, List<MaskedText> texts) {
    Map<List<Integer>, float[]> scores = new ConcurrentHashMap<>();
    filler.of(
        texts,
        (text, mask, logits) -> {
          float[] copy = new float[logits.remaining()];
          logits.get(copy);
          scores.put(List.of(text, mask), copy);
        });
    return scores;
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void vectorsOfTexts(Pooling pooling) throws IOException {
    try (OnnxFeatureExtractor extractor = new OnnxFeatureExtractor(graph("base"), SIZE);
        GraphOutputs states = GraphOutputs.open(folder.resolve("model.onnx"), 0)) {
      float[] together = extractor.of(TEXTS, pooling);

      for (int text = 0; text < TEXTS.size(); text++) {
        float[] all = states.of(List.of(TEXTS.get(text)), List.of()).get("last_hidden_state");
        for (int i = 0; i < SIZE; i++) {
          assertEquals(pooled(all, i, pooling), together[text * SIZE + i], 1e-5);
        }
      }
    }
  }

  /** A feature of a text of the states of all its pieces, row by row. */
  private static double pooled(float[] states, int feature, Pooling pooling) {
    IntStream pieces = IntStream.range(0, states.length / SIZE);
    DoubleStream values = pieces.mapToDouble(piece -> states[piece * SIZE + feature]);
    return switch (pooling) {
      case FIRST -> values.iterator().nextDouble();
      case MEAN -> values.average().orElseThrow();
      case MAX -> values.max().orElseThrow();
    };
  }
}
