package org.injerto.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.injerto.architecture.DecoderConfig;

/**
 * The Transformer of GPT-2 (Radford et al. 2019), which reads from left to right: embeddings, then
 * layers, then a normalisation. B texts, T pieces, H features.
 */
public final class Decoder {
  private final DecoderParts.Embeddings embeddings;
  private final List<DecoderLayer> layers;
  private final LayerNorm norm;

  private Decoder(DecoderParts.Embeddings embeddings, List<DecoderLayer> layers, LayerNorm norm) {
    this.embeddings = embeddings;
    this.layers = layers;
    this.norm = norm;
  }

  /** A decoder that reads these parameters, now and whenever they change. */
  static Decoder of(DecoderConfig config, Parameters parameters) {
    DecoderParts parts = new DecoderParts(config, parameters);
    List<DecoderLayer> layers =
        IntStream.range(0, config.size().layers()).mapToObj(parts::layer).toList();
    return new Decoder(parts.embeddings(), layers, parts.norm());
  }

  /** Features of a hidden state. */
  int hiddenSize() {
    return Math.toIntExact(embeddings.words().size(1));
  }

  /** The longest text, in pieces. */
  long positions() {
    return embeddings.positions().size(0);
  }

  /** A cache for so many texts of up to so many pieces. */
  KeyValueCache cache(int texts, long capacity) {
    long heads = layers.get(0).attention().heads().count();
    return new KeyValueCache(layers.size(), texts, heads, capacity, hiddenSize() / heads);
  }

  /**
   * The hidden states: (B, T, H).
   *
   * @throws IllegalArgumentException if the texts are longer than there are positions
   */
  Tensor apply(DecoderInput input, Noise noise) {
    TensorOptional mask = CausalMask.following(0, input.length(), input.attentionMask());
    Tensor hidden = embeddings.apply(input, 0, noise);
    for (DecoderLayer layer : layers) {
      hidden = layer.apply(hidden, mask, Past.NONE, noise);
    }
    return norm.apply(hidden);
  }

  /**
   * The hidden states of the pieces that follow those in the cache, which keeps them too: (B, T,
   * H).
   */
  Tensor apply(DecoderInput input, KeyValueCache cache) {
    long before = cache.length();
    TensorOptional mask = CausalMask.following(before, input.length(), input.attentionMask());
    Tensor hidden = embeddings.apply(input, before, Noise.none());
    for (int layer = 0; layer < layers.size(); layer++) {
      hidden = layers.get(layer).apply(hidden, mask, cache.layer(layer), Noise.none());
    }
    cache.advance(input.length());
    return norm.apply(hidden);
  }

  /**
   * The hidden state of one piece of each text: (B, H). The last layer is computed for no other
   * piece, as a classifier reads no other.
   *
   * @param pieces where they stand: (B)
   */
  Tensor at(Tensor pieces, DecoderInput input, Noise noise) {
    TensorOptional mask = CausalMask.following(0, input.length(), input.attentionMask());
    Tensor hidden = embeddings.apply(input, 0, noise);
    for (DecoderLayer layer : layers.subList(0, layers.size() - 1)) {
      hidden = layer.apply(hidden, mask, Past.NONE, noise);
    }
    Tensor places = pieces.view(-1, 1); // (B, 1)
    Tensor index = places.view(-1, 1, 1).expand(hidden.size(0), 1, hidden.size(2));
    TensorOptional seen = CausalMask.of(places, input.length(), input.attentionMask());
    DecoderLayer last = layers.get(layers.size() - 1);
    return norm.apply(last.apply(hidden.gather(1, index), hidden, seen, noise)).select(1, 0);
  }

  /**
   * The embeddings and the hidden states of every layer, each (B, T, H); those of the last layer
   * are normalised, as in the reference.
   */
  public List<Tensor> hiddenStates(DecoderInput input) {
    TensorOptional mask = CausalMask.following(0, input.length(), input.attentionMask());
    List<Tensor> states = new ArrayList<>();
    states.add(embeddings.apply(input, 0, Noise.none()));
    for (DecoderLayer layer : layers) {
      states.add(layer.apply(states.get(states.size() - 1), mask, Past.NONE, Noise.none()));
    }
    states.set(layers.size(), norm.apply(states.get(layers.size())));
    return states;
  }
}
