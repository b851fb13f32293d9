package org.injerto.architecture;

import java.util.function.DoubleUnaryOperator;

/**
 * The measures of a Transformer encoder, and how it computes.
 *
 * @param size how large it is
 * @param vocabulary what it reads
 * @param positions how it knows the order of pieces
 * @param attention how pieces look at each other
 * @param dropout what training drops
 * @param numbers the rest of its arithmetic
 */
public record EncoderConfig(
    Size size,
    Vocabulary vocabulary,
    Positions positions,
    Attention attention,
    Dropout dropout,
    Numbers numbers) {

  /**
   * How large an encoder is.
   *
   * @param layers that a text passes one after the other, at least 1
   * @param hiddenSize features of a hidden state, a multiple of {@code heads}
   * @param heads of attention, at least 1
   * @param intermediateSize features inside the feed-forward networks, at least 1
   */
  public record Size(int layers, int hiddenSize, int heads, int intermediateSize) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Size {
      require(layers > 0, "layers must be positive", layers);
      require(heads > 0, "heads must be positive", heads);
      require(intermediateSize > 0, "intermediateSize must be positive", intermediateSize);
      if (hiddenSize < 1 || hiddenSize % heads != 0) {
        throw new IllegalArgumentException(
            "hiddenSize must be a positive multiple of heads; hiddenSize="
                + hiddenSize
                + ", heads="
                + heads);
      }
    }
  }

  /**
   * What an encoder reads.
   *
   * @param pieces how many there are, at least 1
   * @param types how many segment types there are; 0 if it is not told them
   * @param paddingId the piece that fills short texts up
   * @param embeddingSize features of an embedding, at least 1
   */
  public record Vocabulary(int pieces, int types, int paddingId, int embeddingSize) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Vocabulary {
      require(pieces > 0, "pieces must be positive", pieces);
      require(types >= 0, "types must not be negative", types);
      require(paddingId >= 0 && paddingId < pieces, "paddingId must be a piece", paddingId);
      require(embeddingSize > 0, "embeddingSize must be positive", embeddingSize);
    }
  }

  /**
   * Probabilities with which training drops, each in [0, 1).
   *
   * @param embeddings features of embeddings
   * @param attention attention probabilities
   * @param attentionOutput features of what attention puts out
   * @param feedForward features of what feed-forward networks put out
   */
  public record Dropout(
      double embeddings, double attention, double attentionOutput, double feedForward) {
    /**
     * @throws IllegalArgumentException if a probability is out of its range
     */
    public Dropout {
      requireProbability("embeddings", embeddings);
      requireProbability("attention", attention);
      requireProbability("attentionOutput", attentionOutput);
      requireProbability("feedForward", feedForward);
    }

    Dropout changed(DoubleUnaryOperator change) {
      return new Dropout(
          change.applyAsDouble(embeddings),
          change.applyAsDouble(attention),
          change.applyAsDouble(attentionOutput),
          change.applyAsDouble(feedForward));
    }
  }

  /**
   * The rest of an encoder's arithmetic.
   *
   * @param activation of the feed-forward networks
   * @param layerNormEpsilon added to variances, above 0
   * @param initializerRange standard deviation of fresh weights, above 0
   */
  public record Numbers(Activation activation, double layerNormEpsilon, double initializerRange) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Numbers {
      require(layerNormEpsilon > 0, "layerNormEpsilon must be positive", layerNormEpsilon);
      require(initializerRange > 0, "initializerRange must be positive", initializerRange);
    }
  }

  /** The same encoder with other dropout. */
  public EncoderConfig with(Dropout other) {
    return new EncoderConfig(size, vocabulary, positions, attention, other, numbers);
  }

  static void requireProbability(String name, double value) {
    require(value >= 0 && value < 1, name + " must be in [0, 1)", value);
  }

  static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + "; value=" + value);
    }
  }
}
