package org.injerto.architecture;

import java.util.List;
import java.util.Map;

/**
 * The measures of a Transformer that reads one text and writes another, as {@code config.json}
 * gives them: T5 (Raffel et al. 2020).
 *
 * @param size how large it is
 * @param vocabulary what it reads and writes
 * @param positions how distances between pieces are told apart
 * @param feedForward what its feed-forward networks compute
 * @param dropout probability with which training drops, in [0, 1)
 * @param layerNormEpsilon added to mean squares, above 0
 */
public record EncoderDecoderConfig(
    Size size,
    Vocabulary vocabulary,
    RelativePositions positions,
    FeedForward feedForward,
    double dropout,
    double layerNormEpsilon)
    implements WritingArchitecture {
  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public EncoderDecoderConfig {
    EncoderConfig.requireProbability("dropout", dropout);
    EncoderConfig.require(
        layerNormEpsilon > 0, "layerNormEpsilon must be positive", layerNormEpsilon);
  }

  /**
   * How large both halves are, each number at least 1.
   *
   * @param encoderLayers layers of the half that reads
   * @param decoderLayers layers of the half that writes
   * @param hiddenSize features of a hidden state
   * @param heads of attention
   * @param headSize features of a head
   * @param intermediateSize features inside the feed-forward networks
   */
  public record Size(
      int encoderLayers,
      int decoderLayers,
      int hiddenSize,
      int heads,
      int headSize,
      int intermediateSize) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Size {
      EncoderConfig.require(encoderLayers > 0, "encoderLayers must be positive", encoderLayers);
      EncoderConfig.require(decoderLayers > 0, "decoderLayers must be positive", decoderLayers);
      EncoderConfig.require(hiddenSize > 0, "hiddenSize must be positive", hiddenSize);
      EncoderConfig.require(heads > 0, "heads must be positive", heads);
      EncoderConfig.require(headSize > 0, "headSize must be positive", headSize);
      EncoderConfig.require(
          intermediateSize > 0, "intermediateSize must be positive", intermediateSize);
    }
  }

  /**
   * What it reads and writes.
   *
   * @param pieces how many there are, at least 1
   * @param paddingId the piece that fills short texts up
   * @param startId the piece that writing begins after
   * @param endIds the pieces that end a text; none if nothing does
   * @param scaledOutputs whether hidden states are multiplied with one over the root of their size
   *     before they score the pieces
   */
  public record Vocabulary(
      int pieces, int paddingId, int startId, List<Integer> endIds, boolean scaledOutputs) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Vocabulary {
      EncoderConfig.require(pieces > 0, "pieces must be positive", pieces);
      requirePiece("paddingId", paddingId, pieces);
      requirePiece("startId", startId, pieces);
      for (int piece : endIds) {
        requirePiece("endIds", piece, pieces);
      }
      endIds = List.copyOf(endIds);
    }

    private static void requirePiece(String name, int piece, int pieces) {
      EncoderConfig.require(piece >= 0 && piece < pieces, name + " must be a piece", piece);
    }
  }

  /**
   * How distances between pieces are told apart (Raffel et al. 2020, section 2.1): the short ones
   * each for itself, the longer ones in groups that grow, all that are far as one.
   *
   * @param buckets how many groups there are, at least 4
   * @param farthest the distance from which on all are one group, above half of {@code buckets}
   * @param longest text that the model was trained for, in pieces; at least 1
   */
  public record RelativePositions(int buckets, int farthest, int longest) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RelativePositions {
      EncoderConfig.require(buckets >= 4, "buckets must be at least 4", buckets);
      EncoderConfig.require(farthest > buckets / 2, "farthest must be above buckets / 2", farthest);
      EncoderConfig.require(longest > 0, "longest must be positive", longest);
    }

    /** Where pieces look. */
    public enum Direction {
      /** To both sides, each with half of the buckets. */
      BOTH,
      /** To what stands before, with all buckets. */
      BACK
    }

    /**
     * The number of the group of a distance.
     *
     * @param distance place of the piece that is looked at minus place of the one that looks
     */
    public int bucket(int distance, Direction direction) {
      if (direction == Direction.BACK) {
        return side(Math.max(0, -distance), buckets);
      }
      int half = buckets / 2;
      return side(Math.abs(distance), half) + (distance > 0 ? half : 0);
    }

    /** Of distances to one side half of the groups are exact, the others ever wider. */
    private int side(int distance, int groups) {
      int exact = groups / 2;
      if (distance < exact) {
        return distance;
      }
      // in float32 and in the order of the reference: the last bit of a logarithm decides
      float logarithm = (float) Math.log((float) distance / exact);
      float scale = (float) Math.log((double) farthest / exact);
      int wide = (int) (logarithm / scale * (groups - exact));
      return Math.min(exact + wide, groups - 1);
    }
  }

  /**
   * What the feed-forward networks compute.
   *
   * @param activation between the two linear maps
   * @param gated whether a second linear map is multiplied in (Shazeer 2020)
   */
  public record FeedForward(Activation activation, boolean gated) {}

  @Override
  public int maxLength() {
    return positions.longest();
  }

  @Override
  public int paddingId() {
    return vocabulary.paddingId();
  }

  @Override
  public int pieces() {
    return vocabulary.pieces();
  }

  @Override
  public int hiddenSize() {
    return size.hiddenSize();
  }

  @Override
  public String words() {
    return EncoderDecoderShapes.WORDS;
  }

  /** Always, as in the reference, whatever the configuration says; a checkpoint may say no. */
  @Override
  public boolean tied() {
    return true;
  }

  @Override
  public Map<String, List<Long>> withoutHead() {
    return EncoderDecoderShapes.of(this);
  }

  @Override
  public ParameterNames parameterNames() {
    return ParameterNames.of(this);
  }

  /** The same model with other dropout. */
  public EncoderDecoderConfig with(double otherDropout) {
    return new EncoderDecoderConfig(
        size, vocabulary, positions, feedForward, otherDropout, layerNormEpsilon);
  }
}
