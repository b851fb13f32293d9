package org.injerto.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** What a family puts on an encoder for a task, and what its parameters are called. */
public sealed interface Head {
  /**
   * The shapes of its parameters, those of the encoder left out.
   *
   * @param config of the encoder
   * @param outputs how many scores it gives; a masked language model gives one for each piece
   */
  Map<String, List<Long>> parameters(EncoderConfig config, int outputs);

  /** What the parameters that give its scores are called. */
  String output();

  /** A head that scores whole texts. */
  sealed interface OfText {
    /**
     * The shapes of its parameters.
     *
     * @param hiddenSize features of the state that it is given
     * @param outputs how many scores it gives
     */
    Map<String, List<Long>> parameters(int hiddenSize, int outputs);

    /** What the parameters that give its scores are called. */
    String output();
  }

  /**
   * Scores of a whole text: a linear map without a bias.
   *
   * @param output what it is called
   */
  record Plain(String output) implements OfText {
    @Override
    public Map<String, List<Long>> parameters(int hiddenSize, int outputs) {
      return new Shapes().matrix(output + ".weight", outputs, hiddenSize).all();
    }
  }

  /** A linear map and the activation after it. */
  record Dense(String name, Activation activation) {}

  /**
   * The first piece's hidden state made one of the whole text.
   *
   * @param dropout before it
   * @param dense what makes it
   */
  record Pooling(double dropout, Dense dense) {
    public Pooling {
      EncoderConfig.requireProbability("dropout", dropout);
    }
  }

  /**
   * Scores of a whole text.
   *
   * @param pooling what they are made of
   * @param dropout of what they are made of
   * @param output the linear map that makes them
   */
  record Pooled(Pooling pooling, double dropout, String output) implements Head, OfText {
    public Pooled {
      EncoderConfig.requireProbability("dropout", dropout);
    }

    @Override
    public Map<String, List<Long>> parameters(EncoderConfig config, int outputs) {
      return parameters(config.size().hiddenSize(), outputs);
    }

    @Override
    public Map<String, List<Long>> parameters(int hiddenSize, int outputs) {
      return new Shapes()
          .linear(pooling.dense.name, hiddenSize, hiddenSize)
          .linear(output, outputs, hiddenSize)
          .all();
    }

    Pooled withDropout(DoubleUnaryOperator change) {
      Pooling changed = new Pooling(change.applyAsDouble(pooling.dropout), pooling.dense);
      return new Pooled(changed, change.applyAsDouble(dropout), output);
    }
  }

  /**
   * Scores of each piece.
   *
   * @param dense what comes before, if anything does
   * @param dropout of what the scores are made of
   * @param output the linear map that makes them
   */
  record EachPiece(Optional<Dense> dense, double dropout, String output) implements Head {
    public EachPiece {
      EncoderConfig.requireProbability("dropout", dropout);
    }

    /** A linear map of the hidden states. */
    static EachPiece linear(double dropout, String output) {
      return new EachPiece(Optional.empty(), dropout, output);
    }

    @Override
    public Map<String, List<Long>> parameters(EncoderConfig config, int outputs) {
      int hidden = config.size().hiddenSize();
      Shapes shapes = new Shapes();
      dense.ifPresent(first -> shapes.linear(first.name, hidden, hidden));
      return shapes.linear(output, outputs, hidden).all();
    }

    EachPiece withDropout(DoubleUnaryOperator change) {
      return new EachPiece(dense, change.applyAsDouble(dropout), output);
    }
  }

  /**
   * Scores of every piece of the vocabulary at every position.
   *
   * @param dense hidden states to the size of embeddings
   * @param norm the normalisation after it
   * @param decoder what compares the result with each piece
   */
  record MaskedLanguage(Dense dense, String norm, Decoder decoder) implements Head {
    @Override
    public Map<String, List<Long>> parameters(EncoderConfig config, int outputs) {
      EncoderConfig.Vocabulary vocabulary = config.vocabulary();
      Shapes shapes = new Shapes().vector(decoder.bias, vocabulary.pieces());
      if (!decoder.tied) {
        shapes.matrix(decoder.weight, vocabulary.pieces(), vocabulary.embeddingSize());
      }
      return shapes
          .linear(dense.name, vocabulary.embeddingSize(), config.size().hiddenSize())
          .norm(norm, vocabulary.embeddingSize())
          .all();
    }

    @Override
    public String output() {
      return decoder.bias;
    }
  }

  /**
   * An embedding and a bias for each piece.
   *
   * @param weight (pieces, embedding size)
   * @param bias (pieces)
   * @param tied whether the weight is the table of word embeddings itself
   * @param copies tensors by which a checkpoint may hold either once more, and which they are
   */
  record Decoder(String weight, String bias, boolean tied, Map<String, String> copies) {
    public Decoder {
      copies = Map.copyOf(copies);
    }

    /**
     * The decoder of Hugging Face's models: a linear map {@code name} that shares the weight of
     * {@code words} and the bias {@code bias}, or neither.
     */
    static Decoder of(boolean tied, String words, String name, String bias) {
      String ownWeight = name + ".weight";
      String ownBias = name + ".bias";
      if (!tied) {
        return new Decoder(ownWeight, ownBias, false, Map.of());
      }
      Map<String, String> copies =
          ownBias.equals(bias) ? Map.of(ownWeight, words) : Map.of(ownWeight, words, ownBias, bias);
      return new Decoder(words, bias, true, copies);
    }
  }
}
