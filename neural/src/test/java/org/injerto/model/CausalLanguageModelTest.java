package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of a model that reads from left to right, whatever its numbers. */
class CausalLanguageModelTest {
  private static final GoldenFolder GOLDEN = GoldenFolder.of("gpt2/lm-head");
  private static final int PIECES = 200;
  private static final int POSITIONS = 64;
  private static final float TOLERANCE = 1e-5f;

  private static Parameters parameters;
  private static CausalLanguageModel model;

  @BeforeAll
  static void load() throws IOException {
    parameters = GOLDEN.parameters();
    model = CausalLanguageModel.of(GOLDEN.decoder(), parameters);
  }

  @AfterAll
  static void close() {
    parameters.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void paddingOnEitherSideAndOtherTextsChangeNothing(long seed) {
    List<int[]> texts = texts(new Random(seed), 1, 7, 12, 3);
    try (PointerScope scope = new PointerScope()) {
      float[] right = last(DecoderInput.padded(texts, 0), texts, false);
      float[] left = last(DecoderInput.paddedLeft(texts, 0), texts, true);
      for (int row = 0; row < texts.size(); row++) {
        List<int[]> alone = List.of(texts.get(row));
        float[] expected = last(DecoderInput.padded(alone, 0), alone, false);
        assertArrayEquals(expected, row(right, row), TOLERANCE, "right, seed " + seed);
        assertArrayEquals(expected, row(left, row), TOLERANCE, "left, seed " + seed);
      }
    }
  }

  @Test
  void aLaterPieceDoesNotChangeWhatWasReadBefore() {
    int[] text = texts(new Random(4), 10).get(0);
    int[] other = text.clone();
    other[6] = (other[6] + 1) % PIECES;
    try (PointerScope scope = new PointerScope()) {
      float[] scores = scores(text);
      float[] changed = scores(other);
      assertArrayEquals(
          Arrays.copyOf(scores, 6 * PIECES), Arrays.copyOf(changed, 6 * PIECES), TOLERANCE);
      assertTrue(IntStream.range(6 * PIECES, 10 * PIECES).anyMatch(i -> scores[i] != changed[i]));
    }
  }

  @Test
  void oneAndAsManyPiecesAsThereArePositionsCanBeReadAndNoMore() {
    try (PointerScope scope = new PointerScope()) {
      assertEquals(PIECES, scores(new int[] {5}).length);
      assertEquals(POSITIONS * PIECES, scores(new int[POSITIONS]).length);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> scores(new int[POSITIONS + 1]));
      assertEquals("a text must fit the positions; pieces=65, positions=64", refused.getMessage());
    }
  }

  /** Whole texts read anew for each piece, one at a time, against the cache and one batch. */
  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void theCacheChangesNothing(long seed) {
    List<int[]> prompts = texts(new Random(seed), 4, 1, 9, 4);
    Generation generation = Generation.greedy(12, List.of());
    List<int[]> written = model.generate(prompts, generation);
    for (int row = 0; row < prompts.size(); row++) {
      int[] expected =
          WholeTextGeneration.run(prompts.get(row), generation, CausalLanguageModelTest::next);
      assertArrayEquals(expected, written.get(row), "seed " + seed);
    }
  }

  @Test
  void aTextEndsWithAPieceThatEndsTexts() {
    List<int[]> prompts = texts(new Random(8), 4, 6);
    List<int[]> endless = model.generate(prompts, Generation.greedy(10, List.of()));
    int end = endless.get(0)[3];
    List<int[]> ended = model.generate(prompts, Generation.greedy(10, List.of(end)));
    for (int row = 0; row < 2; row++) {
      int[] all = endless.get(row);
      int length =
          IntStream.range(0, all.length).filter(i -> all[i] == end).findFirst().orElse(9) + 1;
      assertArrayEquals(Arrays.copyOf(all, length), ended.get(row));
    }
  }

  @Test
  void theNextPieceIsTheOneThatIsChosen() {
    Generation lastPiece = new Generation(3, List.of(), scores -> scores.length - 1);
    assertArrayEquals(
        new int[] {199, 199, 199}, model.generate(List.of(new int[] {3}), lastPiece).get(0));
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    Generation generation = Generation.greedy(10, List.of());
    List<int[]> tooLong = List.of(new int[] {1}, new int[POSITIONS - 9]);
    List<int[]> empty = List.of(new int[] {1}, new int[0]);
    assertThrows(IllegalArgumentException.class, () -> model.generate(tooLong, generation));
    assertThrows(IllegalArgumentException.class, () -> model.generate(empty, generation));
    assertThrows(IllegalArgumentException.class, () -> Generation.greedy(0, List.of()));
    assertEquals(List.of(), model.generate(List.of(), generation));
    assertEquals(10, model.generate(List.of(new int[POSITIONS - 10]), generation).get(0).length);
  }

  @Test
  void anEmptyTextIsReadAsOnePieceOfPadding() {
    try (PointerScope scope = new PointerScope()) {
      List<int[]> texts = List.of(new int[0], new int[] {4, 9});
      float[] scores = last(DecoderInput.padded(texts, 7), List.of(new int[1], new int[2]), false);
      assertArrayEquals(next(new int[] {7}), row(scores, 0), TOLERANCE);
    }
  }

  @Test
  void aHeadOfItsOwnScoresThePieces() throws IOException {
    Tensor doubled =
        parameters.get("transformer.wte.weight").detach().mul(new org.bytedeco.pytorch.Scalar(2));
    CausalLanguageModel untied =
        CausalLanguageModel.of(GOLDEN.decoder(), parameters.with("lm_head.weight", doubled));
    try (PointerScope scope = new PointerScope()) {
      DecoderInput input = DecoderInput.padded(List.of(new int[] {3, 5}), 0);
      float[] expected = Tensors.floats(model.apply(input, Noise.none()));
      IntStream.range(0, expected.length).forEach(i -> expected[i] *= 2);
      assertArrayEquals(expected, Tensors.floats(untied.apply(input, Noise.none())), TOLERANCE);
    }
  }

  private static float[] next(int[] text) {
    try (PointerScope scope = new PointerScope()) {
      float[] scores = scores(text);
      return Arrays.copyOfRange(scores, scores.length - PIECES, scores.length);
    }
  }

  private static float[] scores(int[] text) {
    DecoderInput input =
        new DecoderInput(
            Tensors.ofInts(text).view(1, text.length), new TensorOptional(), new TensorOptional());
    return Tensors.floats(model.apply(input, Noise.none()));
  }

  /** The scores at the last piece of each text. */
  private static float[] last(DecoderInput input, List<int[]> texts, boolean left) {
    float[] all = Tensors.floats(model.apply(input, Noise.none()));
    int length = Math.toIntExact(input.length());
    float[] last = new float[texts.size() * PIECES];
    for (int row = 0; row < texts.size(); row++) {
      int at = left ? length - 1 : texts.get(row).length - 1;
      System.arraycopy(all, (row * length + at) * PIECES, last, row * PIECES, PIECES);
    }
    return last;
  }

  private static float[] row(float[] rows, int row) {
    return Arrays.copyOfRange(rows, row * PIECES, (row + 1) * PIECES);
  }

  private static List<int[]> texts(Random random, int... lengths) {
    return Arrays.stream(lengths)
        .mapToObj(length -> random.ints(length, 0, PIECES).toArray())
        .toList();
  }
}
