package org.injerto.architecture;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the checkpoints of a family call the parameters of an encoder. A linear map or a
 * normalisation of the name {@code x} has the parameters {@code x.weight} and {@code x.bias}.
 *
 * @param prefix what stands before all of them in a model with a head, with its dot
 * @param embeddings those before the layers
 * @param layers what stands before the names of each layer, in the order of computation; a name
 *     that stands here twice is a layer that is passed twice
 * @param layer those of each layer
 */
public record EncoderNames(String prefix, Embeddings embeddings, List<String> layers, Layer layer) {

  public EncoderNames {
    layers = List.copyOf(layers);
  }

  /**
   * The names before the layers.
   *
   * @param words table of pieces
   * @param positions table of positions
   * @param types table of segment types
   * @param norm the normalisation of their sum
   * @param projection from the size of embeddings to that of hidden states, if there is one
   */
  public record Embeddings(
      String words, String positions, String types, String norm, Optional<String> projection) {
    /** BERT's names. */
    static Embeddings of(String prefix) {
      String name = prefix + "embeddings.";
      return new Embeddings(
          name + "word_embeddings.weight",
          name + "position_embeddings.weight",
          name + "token_type_embeddings.weight",
          name + "LayerNorm",
          Optional.empty());
    }

    Embeddings projectedBy(String name) {
      return new Embeddings(words, positions, types, norm, Optional.of(name));
    }
  }

  /** The names in a layer. */
  public record Layer(SelfAttention attention, FeedForward feedForward) {
    /** BERT's names. */
    static final Layer BERT =
        new Layer(
            new SelfAttention(
                "attention.self.query",
                "attention.self.key",
                "attention.self.value",
                "attention.output.dense",
                "attention.output.LayerNorm"),
            new FeedForward("intermediate.dense", "output.dense", "output.LayerNorm"));
  }

  /** The names of attention: three projections, the one of the result, and a normalisation. */
  public record SelfAttention(String query, String key, String value, String output, String norm) {}

  /** The names of the feed-forward network: to the wider size and back, and a normalisation. */
  public record FeedForward(String intermediate, String output, String norm) {}

  /** BERT's names with another prefix. */
  static EncoderNames bert(String prefix, int layers) {
    return new EncoderNames(
        prefix, Embeddings.of(prefix), numbered(prefix + "encoder.layer.", layers), Layer.BERT);
  }

  static List<String> numbered(String name, int layers) {
    return IntStream.range(0, layers).mapToObj(layer -> name + layer + ".").toList();
  }

  /** The same with a projection of the embeddings. */
  EncoderNames projectedBy(String name) {
    return new EncoderNames(prefix, embeddings.projectedBy(name), layers, layer);
  }
}
