package org.injerto.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Trunk;
import org.injerto.model.TextReader.Windows;
import org.injerto.task.Embedding;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.Pooling;

/** A model whose hidden states stand for texts. Safe for use by one thread at a time. */
public final class NeuralFeatureExtractor implements FeatureExtractor {
  private final PieceStates.Function states;
  private final Parameters parameters;
  private final int size;
  private final TextReader reader;
  private final Pooling pooling;
  private final Engine engine;

  private NeuralFeatureExtractor(
      Trunk trunk, Parameters parameters, TextReader reader, Pooling pooling, Engine engine) {
    this.states = PieceStates.of(trunk, parameters);
    this.parameters = parameters;
    this.size = trunk.size().hiddenSize();
    this.reader = reader;
    this.pooling = pooling;
    this.engine = engine;
  }

  /**
   * A model without its head, whatever head it has.
   *
   * @param reader of texts, for this model; of a text in windows the mean of their vectors is given
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public static NeuralFeatureExtractor open(
      PretrainedModel model, TextReader reader, Pooling pooling, Engine engine) throws IOException {
    return new NeuralFeatureExtractor(
        model.config().trunk(), model.trunk(), reader, pooling, engine);
  }

  @Override
  public List<Embedding> extract(List<String> texts) {
    List<Windows> read = texts.stream().map(reader::read).toList();
    List<int[]> windows = read.stream().flatMap(text -> text.windows().stream()).toList();
    float[] rows = new Inference(engine).rows(windows, size, this::pooled);
    List<Embedding> embeddings = new ArrayList<>();
    int from = 0;
    for (Windows text : read) {
      int to = from + text.windows().size();
      embeddings.add(Embedding.of(mean(Arrays.copyOfRange(rows, from * size, to * size))));
      from = to;
    }
    return embeddings;
  }

  /** The mean of rows, each of one window. */
  private float[] mean(float[] rows) {
    float[] mean = new float[size];
    for (int i = 0; i < rows.length; i++) {
      mean[i % size] += rows[i] * size / rows.length;
    }
    return mean;
  }

  /** Texts to (texts, H). */
  private Tensor pooled(List<int[]> texts) {
    PieceStates pieces = states.of(texts);
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
