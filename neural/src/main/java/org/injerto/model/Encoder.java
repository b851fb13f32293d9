package org.injerto.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;

/** A Transformer encoder (Devlin et al. 2019): embeddings, then layers. B texts, T pieces. */
public final class Encoder {
  private final Embeddings embeddings;
  private final List<EncoderLayer> layers;
  private final Optional<DistanceEmbeddings> distances;
  private final Optional<ConvolutionLayer> convolution;
  private final int hiddenSize;

  private Encoder(EncoderArchitecture architecture, EncoderParts parts, int padding) {
    this.embeddings = parts.embeddings(padding);
    this.layers = architecture.names().layers().stream().map(parts::layer).toList();
    this.distances = parts.distances();
    this.convolution = parts.convolution();
    this.hiddenSize = architecture.size().hiddenSize();
  }

  /** An encoder that reads these parameters, now and whenever they change. */
  public static Encoder of(EncoderArchitecture architecture, Parameters parameters) {
    return of(architecture, parameters, architecture.vocabulary().paddingId());
  }

  /**
   * The same over a table of word embeddings of its own.
   *
   * @param padding the row of that table for the padding, which no gradient reaches
   */
  public static Encoder of(EncoderArchitecture architecture, Parameters parameters, int padding) {
    return new Encoder(architecture, new EncoderParts(architecture, parameters), padding);
  }

  /** Features of a hidden state. */
  public int hiddenSize() {
    return hiddenSize;
  }

  /** The hidden states of the last layer: (B, T, H). */
  public Tensor apply(EncoderInput input, Noise noise) {
    Surroundings surroundings = surroundings(input);
    Tensor hidden = beforeLast(input, surroundings, noise);
    return pass(layers.size() - 1, hidden, surroundings, noise);
  }

  /**
   * The hidden state of the first piece in the last layer: (B, H). The last layer is computed for
   * no other piece, as a classifier reads no other.
   */
  public Tensor first(EncoderInput input, Noise noise) {
    if (convolution.isPresent() && layers.size() == 1) { // neighbours are read too
      return apply(input, noise).select(1, 0);
    }
    Surroundings surroundings = surroundings(input);
    EncoderLayer last = layers.get(layers.size() - 1);
    return last.applyToFirst(beforeLast(input, surroundings, noise), surroundings, noise);
  }

  private Tensor beforeLast(EncoderInput input, Surroundings surroundings, Noise noise) {
    Tensor hidden = embeddings.apply(input, noise);
    for (int layer = 0; layer < layers.size() - 1; layer++) {
      hidden = pass(layer, hidden, surroundings, noise);
    }
    return hidden; // (B, T, H)
  }

  private Tensor pass(int layer, Tensor hidden, Surroundings surroundings, Noise noise) {
    Tensor passed = layers.get(layer).apply(hidden, surroundings, noise);
    return layer == 0 && convolution.isPresent()
        ? convolution.get().apply(hidden, passed, surroundings.mask(), noise)
        : passed;
  }

  private Surroundings surroundings(EncoderInput input) {
    int length = Math.toIntExact(input.inputIds().size(1));
    return new Surroundings(input.visible(), distances.map(table -> table.of(length)));
  }

  /** What goes into the first layer and the hidden states of every layer, each (B, T, H). */
  public List<Tensor> hiddenStates(EncoderInput input) {
    Surroundings surroundings = surroundings(input);
    List<Tensor> states = new ArrayList<>();
    states.add(embeddings.apply(input, Noise.none()));
    for (int layer = 0; layer < layers.size(); layer++) {
      states.add(pass(layer, states.get(layer), surroundings, Noise.none()));
    }
    return states;
  }

  /** How much each piece looks at each in every layer: (B, heads, T, T), rows add up to 1. */
  public List<Tensor> attentions(EncoderInput input) {
    Surroundings surroundings = surroundings(input);
    List<Tensor> states = hiddenStates(input);
    List<Tensor> attentions = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      AttentionFunction function = layers.get(layer).attention().function();
      attentions.add(function.probabilities(states.get(layer), surroundings));
    }
    return attentions;
  }
}
