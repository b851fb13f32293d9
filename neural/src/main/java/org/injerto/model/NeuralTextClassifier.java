package org.injerto.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.injerto.architecture.ModelConfig;
import org.injerto.model.TextReader.Windows;
import org.injerto.task.Classification;
import org.injerto.task.TextClassifier;

/** A classifier on the engine that trains. Safe for use by one thread at a time. */
public final class NeuralTextClassifier implements TextClassifier {
  private final SequenceClassifier model;
  private final Parameters parameters;
  private final TextReader reader;
  private final Scores scores;
  private final Engine engine;

  /**
   * A classifier that owns {@code parameters} from now on.
   *
   * @param config of the model, with its labels
   */
  public NeuralTextClassifier(
      ModelConfig config, Parameters parameters, TextReader reader, Engine engine) {
    this.model = SequenceClassifier.of(config.trunk(), parameters);
    this.parameters = parameters;
    this.reader = reader;
    this.scores = Scores.of(config);
    this.engine = engine;
  }

  /**
   * A classifier as it was trained.
   *
   * @param model with a classification head
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public static NeuralTextClassifier open(PretrainedModel model, TextReader reader, Engine engine)
      throws IOException {
    return new NeuralTextClassifier(model.config(), model.classifier(), reader, engine);
  }

  @Override
  public List<Classification> classify(List<String> texts) {
    List<Windows> read = texts.stream().map(reader::read).toList();
    List<int[]> windows = read.stream().flatMap(text -> text.windows().stream()).toList();
    float[] logits = model.logits(windows, engine);
    List<Classification> classified = new ArrayList<>(texts.size());
    int from = 0;
    for (Windows text : read) {
      int to = from + text.windows().size();
      classified.add(scores.classification(mean(logits, from, to)));
      from = to;
    }
    return classified;
  }

  /** What the model thinks of the windows of one text, on average. */
  private double[] mean(float[] logits, int from, int to) {
    int labels = model.labels();
    double[] mean = new double[labels];
    for (int window = from; window < to; window++) {
      double[] row = new double[labels];
      for (int label = 0; label < labels; label++) {
        row[label] = logits[window * labels + label];
      }
      scores.fromLogits(row);
      for (int label = 0; label < labels; label++) {
        mean[label] += row[label] / (to - from);
      }
    }
    return mean;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
