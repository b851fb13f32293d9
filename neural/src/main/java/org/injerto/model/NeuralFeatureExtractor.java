package org.injerto.model;

import java.io.IOException;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Trunk;
import org.injerto.pipeline.FeatureExtractionPipeline;
import org.injerto.pipeline.TextReader;
import org.injerto.pipeline.TextVectors;
import org.injerto.task.Pooling;

/** A model whose hidden states stand for texts. Safe for use by one thread at a time. */
public final class NeuralFeatureExtractor implements TextVectors {
  private final PieceStates.Function states;
  private final Parameters parameters;
  private final int size;
  private final Engine engine;

  private NeuralFeatureExtractor(Trunk trunk, Parameters parameters, Engine engine) {
    this.states = PieceStates.of(trunk, parameters);
    this.parameters = parameters;
    this.size = trunk.size().hiddenSize();
    this.engine = engine;
  }

  /**
   * A model without its head, whatever head it has.
   *
   * @param reader of texts, for this model; of a text in windows the mean of their vectors is given
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public static FeatureExtractionPipeline open(
      PretrainedModel model, TextReader reader, Pooling pooling, Engine engine) throws IOException {
    return FeatureExtractionPipeline.of(
        reader, new NeuralFeatureExtractor(model.config().trunk(), model.trunk(), engine), pooling);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public float[] of(List<int[]> texts, Pooling pooling) {
    return new Inference(engine).rows(texts, size, batch -> pooled(states.of(batch), pooling));
  }

  /** (texts, H). */
  private static Tensor pooled(PieceStates pieces, Pooling pooling) {
    return switch (pooling) {
      case MEAN -> pieces.mean();
      case MAX -> pieces.largest();
      case FIRST -> pieces.first();
    };
  }

  @Override
  public void close() {
    parameters.close();
  }
}
