package org.injerto.model;

import java.io.IOException;
import java.util.List;
import org.injerto.architecture.ModelConfig;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextLogits;
import org.injerto.pipeline.TextReader;

/** The scores of a classifier on the engine that trains. Safe for one thread at a time. */
public final class NeuralTextClassifier implements TextLogits {
  private final SequenceClassifier model;
  private final Parameters parameters;
  private final Engine engine;

  private NeuralTextClassifier(SequenceClassifier model, Parameters parameters, Engine engine) {
    this.model = model;
    this.parameters = parameters;
    this.engine = engine;
  }

  /**
   * A classifier that owns {@code parameters} from now on.
   *
   * @param config of the model, with its labels
   */
  public static TextClassificationPipeline of(
      ModelConfig config, Parameters parameters, TextReader reader, Engine engine) {
    SequenceClassifier model = SequenceClassifier.of(config.trunk(), parameters);
    return TextClassificationPipeline.of(
        config, reader, new NeuralTextClassifier(model, parameters, engine));
  }

  /**
   * A classifier as it was trained.
   *
   * @param model with a classification head
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public static TextClassificationPipeline open(
      PretrainedModel model, TextReader reader, Engine engine) throws IOException {
    return of(model.config(), model.classifier(), reader, engine);
  }

  @Override
  public int labels() {
    return model.labels();
  }

  @Override
  public float[] of(List<int[]> texts) {
    return model.logits(texts, engine);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
