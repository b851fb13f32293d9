package org.injerto.architecture;

import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.EncoderNames.Embeddings;
import org.injerto.architecture.EncoderNames.FeedForward;
import org.injerto.architecture.EncoderNames.Layer;
import org.injerto.architecture.EncoderNames.SelfAttention;
import org.injerto.architecture.Head.Decoder;
import org.injerto.architecture.Head.Dense;
import org.injerto.architecture.Head.EachPiece;
import org.injerto.architecture.Head.MaskedLanguage;
import org.injerto.architecture.Head.Pooled;
import org.injerto.architecture.Head.Pooling;

/**
 * DistilBERT (Sanh et al. 2019): BERT with half of the layers, without segment types and pooler,
 * and with names of its own for everything.
 */
final class DistilBert {
  private static final String PREFIX = "distilbert.";

  private static final Map<String, String> NAMES =
      Map.of(
          "num_hidden_layers", "n_layers",
          "num_attention_heads", "n_heads",
          "hidden_size", "dim",
          "intermediate_size", "hidden_dim",
          "hidden_act", "activation",
          "hidden_dropout_prob", "dropout",
          "attention_probs_dropout_prob", "attention_dropout");

  private static final Map<String, Object> DEFAULTS =
      Map.of("num_hidden_layers", 6, "qa_dropout", 0.1, "seq_classif_dropout", 0.2);

  private static final double EPSILON = 1e-12; // whatever the file says

  private static final Layer LAYER =
      new Layer(
          new SelfAttention(
              "attention.q_lin",
              "attention.k_lin",
              "attention.v_lin",
              "attention.out_lin",
              "sa_layer_norm"),
          new FeedForward("ffn.lin1", "ffn.lin2", "output_layer_norm"));

  private DistilBert() {}

  static Architecture read(Fields given) {
    Fields all = given.withNames(NAMES).withDefaults(Bert.DEFAULTS).withDefaults(DEFAULTS);
    EncoderFields fields = new EncoderFields(all);
    EncoderConfig.Vocabulary vocabulary = fields.vocabulary();
    EncoderConfig.Numbers numbers = fields.numbers();
    EncoderConfig config =
        new EncoderConfig(
            fields.size(),
            new EncoderConfig.Vocabulary(
                vocabulary.pieces(), 0, vocabulary.paddingId(), vocabulary.embeddingSize()),
            fields.fromZero(),
            new Attention.DotProduct(),
            new EncoderConfig.Dropout(
                fields.hiddenDropout(), fields.attentionDropout(), 0, fields.hiddenDropout()),
            new EncoderConfig.Numbers(numbers.activation(), EPSILON, numbers.initializerRange()));
    EncoderNames names =
        new EncoderNames(
            PREFIX,
            Embeddings.of(PREFIX),
            EncoderNames.numbered(PREFIX + "transformer.layer.", config.size().layers()),
            LAYER);
    return new EncoderArchitecture(
        config, names, Optional.empty(), Optional.empty(), heads(all, fields, names));
  }

  private static Heads heads(Fields all, EncoderFields fields, EncoderNames names) {
    Pooling pooling = new Pooling(0, new Dense("pre_classifier", Activation.RELU));
    Pooled classifier = new Pooled(pooling, all.probability("seq_classif_dropout"), "classifier");
    return new Heads(
        classifier,
        EachPiece.linear(fields.hiddenDropout(), "classifier"),
        EachPiece.linear(all.probability("qa_dropout"), "qa_outputs"),
        classifier,
        new MaskedLanguage(
            new Dense("vocab_transform", fields.numbers().activation()),
            "vocab_layer_norm",
            Decoder.of(
                fields.tied(),
                names.embeddings().words(),
                "vocab_projector",
                "vocab_projector.bias")),
        Optional.empty());
  }
}
