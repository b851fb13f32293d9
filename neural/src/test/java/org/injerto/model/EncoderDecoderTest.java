package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of a model that reads one text and writes another, whatever its numbers. */
class EncoderDecoderTest {
  private static final int PIECES = 200;
  private static final float TOLERANCE = 1e-5f;

  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void paddingAndOtherTextsChangeNothing(String folder) throws IOException {
    with(
        folder,
        model -> {
          List<int[]> texts = texts(new Random(1), 1, 7, 30, 3);
          Tensor written = Tensors.ofLongs(new long[] {0, 9, 0, 9, 0, 9, 0, 9}, 4, 2);
          float[] together = scores(model, texts, written);
          for (int row = 0; row < texts.size(); row++) {
            float[] alone = scores(model, List.of(texts.get(row)), written.narrow(0, row, 1));
            float[] found = Arrays.copyOfRange(together, row * 2 * PIECES, (row + 1) * 2 * PIECES);
            assertArrayEquals(alone, found, TOLERANCE);
          }
        });
  }

  /** Distances alone say where a piece stands, so padding in front must change nothing either. */
  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void paddingInFrontChangesNothing(String folder) throws IOException {
    with(
        folder,
        model -> {
          Tensor written = Tensors.ofLongs(new long[] {0, 9}, 1, 2);
          EncoderInput padded =
              new EncoderInput(
                  Tensors.ofLongs(new long[] {0, 0, 5, 6, 7}, 1, 5),
                  Tensors.ofLongs(new long[5], 1, 5),
                  new TensorOptional(Tensors.ofLongs(new long[] {0, 0, 1, 1, 1}, 1, 5)));
          assertArrayEquals(
              scores(model, List.of(new int[] {5, 6, 7}), written),
              Tensors.floats(model.apply(padded, written, Noise.none())),
              TOLERANCE);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void aLaterPieceDoesNotChangeWhatWasWrittenBefore(String folder) throws IOException {
    with(
        folder,
        model -> {
          List<int[]> text = texts(new Random(2), 6);
          float[] one = scores(model, text, Tensors.ofLongs(new long[] {0, 4, 5, 6}, 1, 4));
          float[] other = scores(model, text, Tensors.ofLongs(new long[] {0, 4, 5, 7}, 1, 4));
          assertArrayEquals(
              Arrays.copyOf(one, 3 * PIECES), Arrays.copyOf(other, 3 * PIECES), TOLERANCE);
          assertFalse(Arrays.equals(one, other));
        });
  }

  /** Whole answers written anew for each piece, one at a time, against the cache and one batch. */
  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void theCacheChangesNothing(String folder) throws IOException {
    with(
        folder,
        model -> {
          List<int[]> texts = texts(new Random(3), 4, 1, 40, 4);
          Generation generation = Generation.greedy(30, List.of(1));
          List<int[]> written = model.generate(texts, generation);
          for (int row = 0; row < texts.size(); row++) {
            List<int[]> text = List.of(texts.get(row));
            int[] expected =
                WholeTextGeneration.run(
                    new int[] {0},
                    generation,
                    begun -> {
                      Tensor ids = Tensors.ofInts(begun).view(1, begun.length);
                      float[] scores = scores(model, text, ids);
                      return Arrays.copyOfRange(scores, scores.length - PIECES, scores.length);
                    });
            assertArrayEquals(expected, written.get(row));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void aHeadOfItsOwnScoresThePieces(String folder) throws IOException {
    GoldenFolder golden = GoldenFolder.of(folder);
    try (Parameters tied = golden.parameters();
        PointerScope scope = new PointerScope()) {
      Tensor head = tied.get("shared.weight").detach().neg();
      Tensor written = Tensors.ofLongs(new long[] {0, 9}, 1, 2);
      List<int[]> text = List.of(new int[] {5, 6});
      float[] expected = scores(EncoderDecoder.of(golden.encoderDecoder(), tied), text, written);
      IntStream.range(0, expected.length).forEach(i -> expected[i] = -expected[i]);
      EncoderDecoder untied =
          EncoderDecoder.of(golden.encoderDecoder(), tied.with("lm_head.weight", head));
      assertArrayEquals(expected, scores(untied, text, written), TOLERANCE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head"})
  void anEmptyTextIsRefused(String folder) throws IOException {
    with(
        folder,
        model -> {
          Generation generation = Generation.greedy(3, List.of());
          List<int[]> empty = List.of(new int[] {4}, new int[0]);
          assertThrows(IllegalArgumentException.class, () -> model.generate(empty, generation));
          assertEquals(List.of(), model.generate(List.of(), generation));
        });
  }

  private interface Check {
    void of(EncoderDecoder model);
  }

  private static void with(String folder, Check check) throws IOException {
    GoldenFolder golden = GoldenFolder.of(folder);
    try (Parameters parameters = golden.parameters();
        PointerScope scope = new PointerScope()) {
      check.of(EncoderDecoder.of(golden.encoderDecoder(), parameters));
    }
  }

  private static float[] scores(EncoderDecoder model, List<int[]> texts, Tensor written) {
    return Tensors.floats(model.apply(EncoderInput.padded(texts, 0), written, Noise.none()));
  }

  private static List<int[]> texts(Random random, int... lengths) {
    return Arrays.stream(lengths)
        .mapToObj(length -> random.ints(length, 0, PIECES).toArray())
        .toList();
  }
}
