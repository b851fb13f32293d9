package org.injerto.architecture;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.injerto.architecture.EncoderConfig.Numbers;
import org.injerto.architecture.EncoderConfig.Size;

/**
 * The measures of a Transformer that reads from left to right, as {@code config.json} gives them,
 * and with them the whole of GPT-2 (Radford et al. 2019), which has one form only.
 *
 * @param size how large it is
 * @param vocabulary what it reads
 * @param dropout what training drops
 * @param attentionScale what attention scores are multiplied with
 * @param numbers the rest of its arithmetic
 */
public record DecoderConfig(
    Size size,
    Vocabulary vocabulary,
    Dropout dropout,
    AttentionScale attentionScale,
    Numbers numbers)
    implements Trunk, WritingArchitecture {

  /**
   * What a decoder reads.
   *
   * @param pieces how many there are, at least 1
   * @param positions the longest text, in pieces, at least 1
   * @param paddingId the piece that fills short texts up, if there is one
   * @param endIds the pieces that end a text; none if nothing does
   * @param tied whether pieces are scored with the same vectors that they are read as
   */
  public record Vocabulary(
      int pieces, int positions, OptionalInt paddingId, List<Integer> endIds, boolean tied) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Vocabulary {
      EncoderConfig.require(pieces > 0, "pieces must be positive", pieces);
      EncoderConfig.require(positions > 0, "positions must be positive", positions);
      for (int piece : endIds) {
        EncoderConfig.require(piece >= 0 && piece < pieces, "endIds must be pieces", piece);
      }
      int padding = paddingId.orElse(0);
      EncoderConfig.require(padding >= 0 && padding < pieces, "paddingId must be a piece", padding);
      endIds = List.copyOf(endIds);
    }

    /**
     * The piece that fills short texts up: where the model has none of its own, one that ends a
     * text, as is usual with GPT-2; else the first.
     */
    public int padding() {
      return paddingId.orElseGet(() -> endIds.isEmpty() ? 0 : endIds.get(0));
    }
  }

  /**
   * Probabilities with which training drops, each in [0, 1).
   *
   * @param embedding features of the embeddings
   * @param attention attention probabilities
   * @param residual features of what attention and feed-forward networks put out
   */
  public record Dropout(double embedding, double attention, double residual) {
    /** Nothing is dropped. */
    public static final Dropout NONE = new Dropout(0, 0, 0);

    /**
     * @throws IllegalArgumentException if a probability is out of its range
     */
    public Dropout {
      EncoderConfig.requireProbability("embedding", embedding);
      EncoderConfig.requireProbability("attention", attention);
      EncoderConfig.requireProbability("residual", residual);
    }
  }

  /**
   * What the scores of attention are multiplied with.
   *
   * @param byHeadSize whether with one over the root of the size of a head
   * @param byLayer whether with one over the number of the layer, from 1
   */
  public record AttentionScale(boolean byHeadSize, boolean byLayer) {
    /** The factor of a layer, whose number is from 0. */
    public double of(int layer, int headSize) {
      double scale = byHeadSize ? 1 / Math.sqrt(headSize) : 1;
      return byLayer ? scale / (layer + 1) : scale;
    }
  }

  /** The same decoder with other dropout. */
  public DecoderConfig with(Dropout other) {
    return new DecoderConfig(size, vocabulary, other, attentionScale, numbers);
  }

  @Override
  public int maxLength() {
    return vocabulary.positions();
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
  public int paddingId() {
    return vocabulary.padding();
  }

  @Override
  public String words() {
    return DecoderShapes.WORDS;
  }

  @Override
  public boolean tied() {
    return vocabulary.tied();
  }

  @Override
  public Map<String, List<Long>> trunk() {
    return DecoderShapes.trunk(this);
  }

  @Override
  public Map<String, List<Long>> withoutHead() {
    return trunk();
  }

  @Override
  public Head.OfText classifier() {
    return new Head.Plain("score");
  }

  /**
   * What is added to the states by layers is the smaller the more layers there are (Radford et al.
   * 2019, section 2.3).
   */
  @Override
  public double freshDeviation(String parameter) {
    double range = numbers.initializerRange();
    return parameter.endsWith(".c_proj.weight") ? range / Math.sqrt(2.0 * size.layers()) : range;
  }

  @Override
  public Set<String> tablesWithPadding() {
    return Set.of();
  }

  @Override
  public ParameterNames parameterNames() {
    return ParameterNames.of(this);
  }

  /** Features of one head of attention. */
  public int headSize() {
    return size.hiddenSize() / size.heads();
  }
}
