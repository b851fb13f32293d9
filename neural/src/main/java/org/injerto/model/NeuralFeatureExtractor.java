package org.injerto.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.injerto.model.TextReader.Windows;
import org.injerto.task.Embedding;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.Pooling;

/** An encoder whose hidden states stand for texts. Safe for use by one thread at a time. */
public final class NeuralFeatureExtractor implements FeatureExtractor {
  private final Encoder encoder;
  private final Parameters parameters;
  private final int padding;
  private final TextReader reader;
  private final Pooling pooling;
  private final Engine engine;

  private NeuralFeatureExtractor(
      PretrainedModel model,
      Parameters parameters,
      TextReader reader,
      Pooling pooling,
      Engine engine) {
    this.padding = model.config().encoder().vocabulary().paddingId();
    this.encoder = Encoder.of(model.config().encoder(), parameters, padding);
    this.parameters = parameters;
    this.reader = reader;
    this.pooling = pooling;
    this.engine = engine;
  }

  /**
   * The encoder of a model, whatever head it has.
   *
   * @param reader of texts, for this model; of a text in windows the mean of their vectors is given
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public static NeuralFeatureExtractor open(
      PretrainedModel model, TextReader reader, Pooling pooling, Engine engine) throws IOException {
    return new NeuralFeatureExtractor(model, model.encoder(), reader, pooling, engine);
  }

  @Override
  public List<Embedding> extract(List<String> texts) {
    List<Windows> read = texts.stream().map(reader::read).toList();
    List<int[]> windows = read.stream().flatMap(text -> text.windows().stream()).toList();
    int size = encoder.hiddenSize();
    float[] rows = new Inference(engine).rows(windows, size, this::pooled);
    List<Embedding> embeddings = new ArrayList<>();
    int from = 0;
    for (Windows text : read) {
      int to = from + text.windows().size();
      embeddings.add(Embedding.of(mean(Arrays.copyOfRange(rows, from * size, to * size), size)));
      from = to;
    }
    return embeddings;
  }

  /** The mean of rows of {@code size} numbers. */
  private static float[] mean(float[] rows, int size) {
    float[] mean = new float[size];
    for (int i = 0; i < rows.length; i++) {
      mean[i % size] += rows[i] * size / rows.length;
    }
    return mean;
  }

  /** Texts to (texts, H). */
  private Tensor pooled(List<int[]> texts) {
    EncoderInput input = EncoderInput.padded(texts, padding);
    if (pooling == Pooling.FIRST) {
      return encoder.first(input, Noise.none());
    }
    Tensor hidden = encoder.apply(input, Noise.none()); // (B, T, H)
    return pooling == Pooling.MEAN ? mean(hidden, input) : largest(hidden, input);
  }

  private static Tensor mean(Tensor hidden, EncoderInput input) {
    if (!input.attentionMask().has_value()) {
      return hidden.mean(1);
    }
    Tensor mask = input.attentionMask().get().unsqueeze(2).to(hidden.scalar_type()); // (B, T, 1)
    return hidden.mul(mask).sum(1).div(mask.sum(1));
  }

  private static Tensor largest(Tensor hidden, EncoderInput input) {
    TensorOptional mask = input.attentionMask();
    Tensor real =
        mask.has_value()
            ? hidden.masked_fill(
                mask.get().unsqueeze(2).eq(new Scalar(0)), new Scalar(Double.NEGATIVE_INFINITY))
            : hidden;
    return torch.amax(real, new long[] {1}, false);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
