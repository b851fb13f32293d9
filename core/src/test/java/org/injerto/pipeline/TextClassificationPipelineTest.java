package org.injerto.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ProblemType;
import org.injerto.pipeline.TextClassificationPipeline.Prepared;
import org.injerto.pipeline.TextReader.Windows;
import org.injerto.task.Classification;
import org.injerto.task.Classification.LabelSet;
import org.injerto.task.Classification.OneLabel;
import org.injerto.task.Classification.Value;
import org.injerto.task.LongText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextClassificationPipelineTest {
  private static final List<String> LABELS = List.of("mal", "regular", "bien");

  @TempDir Path folder;

  @Test
  void textsOfAnyLengthAndFunctionAreAnsweredInOneGoAndInOrder() throws IOException {
    CountedLogits engine = new CountedLogits(LABELS.size());
    TextReader reader = GoldenReader.of(LongText.WINDOWS);
    TextClassificationPipeline pipeline = pipeline(LABELS, ProblemType.SINGLE_LABEL, engine);
    List<ClassificationRequest> requests =
        Stream.of(ScoreFunction.SOFTMAX, ScoreFunction.NONE, ScoreFunction.SIGMOID)
            .flatMap(
                function ->
                    Stream.of(GoldenReader.SHORT, GoldenReader.LONG)
                        .map(text -> new ClassificationRequest(text, function)))
            .toList();

    List<Classification> answers = answer(pipeline, requests);

    assertEquals(1, engine.calls);
    assertEquals(requests.size(), answers.size());
    for (int i = 0; i < requests.size(); i++) {
      Windows windows = reader.read(requests.get(i).text());
      double[] expected = expected(windows, requests.get(i).function());
      assertSaid(expected, (OneLabel) answers.get(i));
    }
  }

  /** The mean over windows of what the function makes of each, computed the plain way. */
  private static double[] expected(Windows text, ScoreFunction function) {
    List<double[]> rows =
        text.windows().stream()
            .map(
                window ->
                    IntStream.range(0, LABELS.size())
                        .mapToDouble(label -> GoldenReader.number(window, label))
                        .toArray())
            .map(row -> applied(function, row))
            .toList();
    return IntStream.range(0, LABELS.size())
        .mapToDouble(label -> rows.stream().mapToDouble(row -> row[label]).average().orElseThrow())
        .toArray();
  }

  private static double[] applied(ScoreFunction function, double[] row) {
    double total = IntStream.range(0, row.length).mapToDouble(i -> Math.exp(row[i])).sum();
    return IntStream.range(0, row.length)
        .mapToDouble(
            i ->
                switch (function) {
                  case SOFTMAX -> Math.exp(row[i]) / total;
                  case SIGMOID -> Math.exp(row[i]) / (1 + Math.exp(row[i]));
                  case NONE -> row[i];
                })
        .toArray();
  }

  private static void assertSaid(double[] expected, OneLabel answer) {
    assertEquals(LABELS, List.copyOf(answer.scores().keySet()));
    int best = 0;
    for (int label = 0; label < expected.length; label++) {
      assertEquals(expected[label], answer.scores().get(LABELS.get(label)), 1e-9);
      best = expected[label] > expected[best] ? label : best;
    }
    assertEquals(LABELS.get(best), answer.label());
    assertEquals(expected[best], answer.score(), 1e-9);
  }

  @Test
  void ofLabelsThatAreAlikeTheFirstIsSaid() throws IOException {
    TextLogits alike = new FixedLogits(2, 5, 5);
    Classification answer = only(pipeline(LABELS, ProblemType.SINGLE_LABEL, alike));
    assertEquals("regular", ((OneLabel) answer).label());
  }

  @Test
  void labelsOfOneHalfAndMoreAreChosen() throws IOException {
    TextLogits logits = new FixedLogits(0, -0.01f, 3);
    LabelSet answer = (LabelSet) only(pipeline(LABELS, ProblemType.MULTI_LABEL, logits));
    assertEquals(List.of("mal", "bien"), answer.labels());
    assertEquals(0.5, answer.scores().get("mal"));
  }

  @Test
  void aNumberIsSaidAsTheModelSaysIt() throws IOException {
    TextLogits logits = new FixedLogits(-7.25f);
    Classification answer = only(pipeline(List.of("nota"), ProblemType.REGRESSION, logits));
    assertEquals(new Value(-7.25), answer);
  }

  @Test
  void aRequestIsAsLargeAsItsWindows() throws IOException {
    TextClassificationPipeline pipeline =
        pipeline(LABELS, ProblemType.SINGLE_LABEL, new FixedLogits(1, 2, 3));
    Prepared prepared =
        pipeline.preprocess(new ClassificationRequest(GoldenReader.LONG, ScoreFunction.NONE));
    assertTrue(prepared.windows().windows().size() > 2);
    assertEquals(prepared.windows().pieces(), pipeline.pieces(prepared));
  }

  @Test
  void noTextsHaveNoAnswersAndTheEngineIsClosedWithItsPipeline() throws IOException {
    CountedLogits engine = new CountedLogits(LABELS.size());
    try (TextClassificationPipeline pipeline = pipeline(LABELS, ProblemType.SINGLE_LABEL, engine)) {
      assertEquals(List.of(), pipeline.classify(List.of()));
      assertFalse(engine.closed);
    }
    assertTrue(engine.closed);
  }

  private TextClassificationPipeline pipeline(
      List<String> labels, ProblemType type, TextLogits engine) throws IOException {
    Path file = folder.resolve("config.json");
    ModelConfig config =
        ModelConfig.read(Files.writeString(file, "{\"model_type\": \"bert\"}"))
            .withClassifier(labels, type);
    return TextClassificationPipeline.of(config, GoldenReader.of(LongText.WINDOWS), engine);
  }

  private static List<Classification> answer(
      TextClassificationPipeline pipeline, List<ClassificationRequest> requests) {
    return pipeline.answer(requests.stream().map(pipeline::preprocess).toList());
  }

  private static Classification only(TextClassificationPipeline pipeline) {
    return pipeline.classify(List.of(GoldenReader.LONG)).get(0);
  }

  /** Logits that follow from the pieces. */
  private static final class CountedLogits implements TextLogits {
    private final int labels;
    private int calls;
    private boolean closed;

    CountedLogits(int labels) {
      this.labels = labels;
    }

    @Override
    public int labels() {
      return labels;
    }

    @Override
    public float[] of(List<int[]> texts) {
      calls++;
      float[] rows = new float[texts.size() * labels];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = GoldenReader.number(texts.get(i / labels), i % labels);
      }
      return rows;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** The same logits for every text. */
  private static final class FixedLogits implements TextLogits {
    private final float[] row;

    FixedLogits(float... row) {
      this.row = row;
    }

    @Override
    public int labels() {
      return row.length;
    }

    @Override
    public float[] of(List<int[]> texts) {
      float[] rows = new float[texts.size() * row.length];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = row[i % row.length];
      }
      return rows;
    }

    @Override
    public void close() {}
  }
}
