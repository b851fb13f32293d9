package org.injerto.architecture;

/**
 * The measures of a Transformer encoder, as {@code config.json} gives them.
 *
 * @param size how large it is
 * @param vocabulary what it reads
 * @param dropout what training drops
 * @param activation of the feed-forward networks
 * @param layerNormEpsilon added to variances, above 0
 * @param initializerRange standard deviation of fresh weights, above 0
 */
public record EncoderConfig(
    Size size,
    Vocabulary vocabulary,
    Dropout dropout,
    Activation activation,
    double layerNormEpsilon,
    double initializerRange) {
  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public EncoderConfig {
    require(layerNormEpsilon > 0, "layerNormEpsilon must be positive", layerNormEpsilon);
    require(initializerRange > 0, "initializerRange must be positive", initializerRange);
  }

  /**
   * How large an encoder is.
   *
   * @param layers at least 1
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
   * @param positions the longest text, in pieces, at least 1
   * @param types how many segment types there are, at least 1
   * @param paddingId the piece that fills short texts up
   */
  public record Vocabulary(int pieces, int positions, int types, int paddingId) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Vocabulary {
      require(pieces > 0, "pieces must be positive", pieces);
      require(positions > 0, "positions must be positive", positions);
      require(types > 0, "types must be positive", types);
      require(paddingId >= 0 && paddingId < pieces, "paddingId must be a piece", paddingId);
    }
  }

  /**
   * Probabilities with which training drops, each in [0, 1).
   *
   * @param hidden features of embeddings, and of what attention and feed-forward networks put out
   * @param attention attention probabilities
   * @param classifier features that the classifier sees
   */
  public record Dropout(double hidden, double attention, double classifier) {
    /** Nothing is dropped. */
    public static final Dropout NONE = new Dropout(0, 0, 0);

    /**
     * @throws IllegalArgumentException if a probability is out of its range
     */
    public Dropout {
      require(hidden >= 0 && hidden < 1, "hidden must be in [0, 1)", hidden);
      require(attention >= 0 && attention < 1, "attention must be in [0, 1)", attention);
      require(classifier >= 0 && classifier < 1, "classifier must be in [0, 1)", classifier);
    }
  }

  /** The same encoder with other dropout. */
  public EncoderConfig with(Dropout other) {
    return new EncoderConfig(
        size, vocabulary, other, activation, layerNormEpsilon, initializerRange);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + "; value=" + value);
    }
  }
}
