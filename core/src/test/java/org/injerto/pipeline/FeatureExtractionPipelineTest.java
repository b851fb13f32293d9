package org.injerto.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.pipeline.FeatureExtractionPipeline.Prepared;
import org.injerto.task.Embedding;
import org.injerto.task.LongText;
import org.injerto.task.Pooling;
import org.junit.jupiter.api.Test;

class FeatureExtractionPipelineTest {
  private static final int SIZE = 3;

  private final PieceVectors engine = new PieceVectors();

  @Test
  void textsOfAnyLengthAndPoolingAreAnsweredInOrder() throws IOException {
    FeatureExtractionPipeline pipeline = pipeline(Pooling.MEAN);
    List<FeatureRequest> requests =
        Stream.of(GoldenReader.LONG, GoldenReader.SHORT, "la casa")
            .flatMap(
                text ->
                    Stream.of(Pooling.FIRST, Pooling.MAX, Pooling.MEAN)
                        .map(pooling -> new FeatureRequest(text, pooling)))
            .toList();

    List<Embedding> answers = pipeline.answer(requests.stream().map(pipeline::preprocess).toList());

    assertEquals(requests.size(), answers.size());
    for (int i = 0; i < requests.size(); i++) {
      assertVector(requests.get(i).text(), requests.get(i).pooling(), answers.get(i));
    }
  }

  @Test
  void theEngineIsAskedOnceForEachPooling() throws IOException {
    FeatureExtractionPipeline pipeline = pipeline(Pooling.MEAN);
    List<FeatureRequest> requests =
        Stream.of(Pooling.MAX, Pooling.MEAN, Pooling.MAX, Pooling.MEAN)
            .map(pooling -> new FeatureRequest(GoldenReader.LONG, pooling))
            .toList();

    pipeline.answer(requests.stream().map(pipeline::preprocess).toList());

    assertEquals(2, engine.asked.size());
    assertEquals(EnumSet.of(Pooling.MAX, Pooling.MEAN), EnumSet.copyOf(engine.asked));
  }

  @Test
  void theUsualPoolingIsTakenWhereNoneIsAskedFor() throws IOException {
    List<Embedding> found = pipeline(Pooling.MAX).extract(List.of("la casa", GoldenReader.LONG));

    assertVector("la casa", Pooling.MAX, found.get(0));
    assertVector(GoldenReader.LONG, Pooling.MAX, found.get(1));
  }

  @Test
  void aRequestIsAsLargeAsItsWindows() throws IOException {
    FeatureExtractionPipeline pipeline = pipeline(Pooling.MEAN);
    Prepared prepared = pipeline.preprocess(new FeatureRequest(GoldenReader.LONG, Pooling.MAX));
    assertTrue(prepared.windows().windows().size() > 2);
    assertEquals(prepared.windows().pieces(), pipeline.pieces(prepared));
  }

  @Test
  void noTextsHaveNoVectorsAndTheEngineIsClosedWithItsPipeline() throws IOException {
    try (FeatureExtractionPipeline pipeline = pipeline(Pooling.MEAN)) {
      assertEquals(List.of(), pipeline.extract(List.of()));
      assertFalse(engine.closed);
    }
    assertTrue(engine.closed);
  }

  private FeatureExtractionPipeline pipeline(Pooling usual) throws IOException {
    return FeatureExtractionPipeline.of(GoldenReader.of(LongText.WINDOWS), engine, usual);
  }

  private static void assertVector(String text, Pooling pooling, Embedding found)
      throws IOException {
    List<int[]> windows = GoldenReader.of(LongText.WINDOWS).read(text).windows();
    float[] expected = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int feature = i;
      expected[i] =
          (float)
              windows.stream()
                  .mapToDouble(window -> PieceVectors.number(window, pooling, feature))
                  .average()
                  .orElseThrow();
    }
    assertArrayEquals(expected, found.toArray(), 1e-5f, text + " " + pooling);
  }

  /** Vectors that follow from the pieces and how they are made one. */
  private static final class PieceVectors implements TextVectors {
    private final List<Pooling> asked = new ArrayList<>();
    private boolean closed;

    static float number(int[] pieces, Pooling pooling, int feature) {
      return GoldenReader.number(pieces, SIZE * pooling.ordinal() + feature);
    }

    @Override
    public int size() {
      return SIZE;
    }

    @Override
    public float[] of(List<int[]> texts, Pooling pooling) {
      asked.add(pooling);
      float[] rows = new float[texts.size() * SIZE];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = number(texts.get(i / SIZE), pooling, i % SIZE);
      }
      return rows;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
