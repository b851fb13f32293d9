package org.injerto.architecture;

import org.injerto.architecture.EncoderConfig.Dropout;
import org.injerto.architecture.EncoderConfig.Numbers;
import org.injerto.architecture.EncoderConfig.Size;
import org.injerto.architecture.EncoderConfig.Vocabulary;

/** Reads what the configurations of all encoders say, each by the names of its family. */
record EncoderFields(Fields fields) {
  private static final int MOST_LAYERS = 1024; // so that a hostile file does not fill the memory

  Size size() {
    int layers = fields.number("num_hidden_layers", 1, MOST_LAYERS);
    int hidden = fields.count("hidden_size");
    int heads = fields.count("num_attention_heads");
    int intermediate = fields.count("intermediate_size");
    if (hidden % heads != 0) {
      fields.problem(
          Fields.message(
              "config.heads",
              fields.called("hidden_size"),
              hidden,
              fields.called("num_attention_heads"),
              heads));
      return new Size(layers, hidden, 1, intermediate);
    }
    return new Size(layers, hidden, heads, intermediate);
  }

  /** Embeddings as wide as hidden states. */
  Vocabulary vocabulary() {
    return vocabulary(fields.count("hidden_size"));
  }

  Vocabulary vocabulary(int embeddingSize) {
    int pieces = fields.count("vocab_size");
    int types = fields.number("type_vocab_size", 0, Integer.MAX_VALUE);
    int padding = fields.number("pad_token_id", 0, pieces - 1);
    return new Vocabulary(pieces, types, Math.min(padding, pieces - 1), embeddingSize);
  }

  /** The same probability everywhere but in attention. */
  Dropout dropout() {
    double hidden = hiddenDropout();
    return new Dropout(hidden, attentionDropout(), hidden, hidden);
  }

  double attentionDropout() {
    return fields.probability("attention_probs_dropout_prob");
  }

  double hiddenDropout() {
    return fields.probability("hidden_dropout_prob");
  }

  /** The classifier's dropout: that of hidden states unless said. */
  double classifierDropout(String name) {
    return fields.has(name) ? fields.probability(name) : hiddenDropout();
  }

  Numbers numbers() {
    return new Numbers(
        fields.activation("hidden_act"),
        fields.positive("layer_norm_eps"),
        fields.positive("initializer_range"));
  }

  Positions fromZero() {
    return new Positions.FromZero(fields.count("max_position_embeddings"));
  }

  Positions afterPadding(Vocabulary vocabulary) {
    int rows = fields.count("max_position_embeddings");
    int before = vocabulary.paddingId() + 1;
    if (rows <= before) {
      fields.problem(Fields.message("config.positions", rows, before - 1, before + 1));
    }
    return new Positions.AfterPadding(rows);
  }

  boolean tied() {
    return fields.flag("tie_word_embeddings");
  }

  /** What would make another model of the same weights. */
  void requireEncoder() {
    fields.must("position_embedding_type", "absolute");
    fields.must("is_decoder", false);
    fields.must("add_cross_attention", false);
  }
}
