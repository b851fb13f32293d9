package org.injerto.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.injerto.architecture.EncoderConfig;

/** The Transformer encoder of BERT (Devlin et al. 2019): embeddings, then layers. */
public final class Encoder {
  private final Embeddings embeddings;
  private final List<EncoderLayer> layers;

  private Encoder(Embeddings embeddings, List<EncoderLayer> layers) {
    this.embeddings = embeddings;
    this.layers = layers;
  }

  /**
   * An encoder that reads these parameters, now and whenever they change.
   *
   * @param padding the row of the word embeddings that no gradient reaches
   */
  static Encoder of(EncoderConfig config, Parameters parameters, int padding) {
    EncoderParts parts = new EncoderParts(config, parameters);
    List<EncoderLayer> layers =
        IntStream.range(0, config.size().layers()).mapToObj(parts::layer).toList();
    return new Encoder(parts.embeddings(padding), layers);
  }

  /** Features of a hidden state. */
  int hiddenSize() {
    return Math.toIntExact(embeddings.words().size(1));
  }

  /** The hidden states of the last layer: (B, T, H). */
  Tensor apply(EncoderInput input, Noise noise) {
    EncoderLayer last = layers.get(layers.size() - 1);
    TensorOptional mask = input.visible();
    return last.apply(beforeLast(input, mask, noise), mask, noise);
  }

  /**
   * The hidden state of the first piece in the last layer: (B, H). The last layer is computed for
   * no other piece, as a classifier reads no other.
   */
  Tensor first(EncoderInput input, Noise noise) {
    EncoderLayer last = layers.get(layers.size() - 1);
    TensorOptional mask = input.visible();
    return last.applyToFirst(beforeLast(input, mask, noise), mask, noise);
  }

  private Tensor beforeLast(EncoderInput input, TensorOptional mask, Noise noise) {
    Tensor hidden = embeddings.apply(input, noise);
    for (EncoderLayer layer : layers.subList(0, layers.size() - 1)) {
      hidden = layer.apply(hidden, mask, noise);
    }
    return hidden; // (B, T, H)
  }

  /** The embeddings and the hidden states of every layer, each (B, T, H). */
  public List<Tensor> hiddenStates(EncoderInput input) {
    TensorOptional mask = input.visible();
    List<Tensor> states = new ArrayList<>();
    states.add(embeddings.apply(input, Noise.none()));
    for (EncoderLayer layer : layers) {
      states.add(layer.apply(states.get(states.size() - 1), mask, Noise.none()));
    }
    return states;
  }
}
