package org.injerto.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.injerto.architecture.ModelConfig;
import org.injerto.pipeline.TextReader.Windows;
import org.injerto.task.Classification;
import org.injerto.task.TextClassifier;

/**
 * Classifies texts. As many threads may use it as may use its engine's {@link TextLogits}.
 *
 * <p>Of a text in several windows, the mean of what is made of the logits of each is given.
 */
public final class TextClassificationPipeline
    implements Pipeline<ClassificationRequest, TextClassificationPipeline.Prepared, Classification>,
        TextClassifier {
  private final TextReader reader;
  private final TextLogits logits;
  private final Scores scores;

  private TextClassificationPipeline(TextReader reader, TextLogits logits, Scores scores) {
    this.reader = reader;
    this.logits = logits;
    this.scores = scores;
  }

  /**
   * A classifier that owns its engine from now on.
   *
   * @param config of the model, with its labels
   */
  public static TextClassificationPipeline of(
      ModelConfig config, TextReader reader, TextLogits logits) {
    return new TextClassificationPipeline(reader, logits, Scores.of(config));
  }

  /**
   * A text in pieces.
   *
   * @param function what is made of its logits
   */
  public record Prepared(Windows windows, ScoreFunction function) {}

  /** How texts are read. */
  public TextReader reader() {
    return reader;
  }

  /** The labels by number. */
  public List<String> labels() {
    return scores.labels();
  }

  /** What is made of logits if nothing else is asked for. */
  public ScoreFunction usualFunction() {
    return scores.usualFunction();
  }

  @Override
  public Prepared preprocess(ClassificationRequest request) {
    return new Prepared(reader.read(request.text()), request.function());
  }

  @Override
  public int pieces(Prepared prepared) {
    return prepared.windows.pieces();
  }

  @Override
  public List<Classification> answer(List<Prepared> prepared) {
    List<int[]> windows =
        prepared.stream().flatMap(text -> text.windows.windows().stream()).toList();
    float[] rows = logits.of(windows);
    List<Classification> answers = new ArrayList<>(prepared.size());
    int from = 0;
    for (Prepared text : prepared) {
      int to = from + text.windows.windows().size();
      answers.add(scores.classification(mean(rows, from, to, text.function)));
      from = to;
    }
    return answers;
  }

  /** What the model thinks of the windows of one text, on average. */
  private double[] mean(float[] rows, int from, int to, ScoreFunction function) {
    int labels = logits.labels();
    double[] mean = new double[labels];
    for (int window = from; window < to; window++) {
      double[] row = new double[labels];
      for (int label = 0; label < labels; label++) {
        row[label] = rows[window * labels + label];
      }
      function.apply(row);
      for (int label = 0; label < labels; label++) {
        mean[label] += row[label] / (to - from);
      }
    }
    return mean;
  }

  @Override
  public List<Classification> classify(List<String> texts) {
    return answer(
        reader.readAll(texts).stream()
            .map(windows -> new Prepared(windows, usualFunction()))
            .toList());
  }

  @Override
  public void close() {
    logits.close();
  }
}
