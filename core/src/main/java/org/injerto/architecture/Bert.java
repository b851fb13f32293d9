package org.injerto.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.Head.Decoder;
import org.injerto.architecture.Head.Dense;
import org.injerto.architecture.Head.EachPiece;
import org.injerto.architecture.Head.MaskedLanguage;
import org.injerto.architecture.Head.Pooled;
import org.injerto.architecture.Head.Pooling;

/** BERT (Devlin et al. 2019), as Hugging Face's {@code BertConfig} and {@code modeling_bert}. */
final class Bert {
  static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          entry("vocab_size", 30_522),
          entry("hidden_size", 768),
          entry("num_hidden_layers", 12),
          entry("num_attention_heads", 12),
          entry("intermediate_size", 3072),
          entry("hidden_act", "gelu"),
          entry("hidden_dropout_prob", 0.1),
          entry("attention_probs_dropout_prob", 0.1),
          entry("max_position_embeddings", 512),
          entry("type_vocab_size", 2),
          entry("initializer_range", 0.02),
          entry("layer_norm_eps", 1e-12),
          entry("pad_token_id", 0),
          entry("tie_word_embeddings", true));

  private Bert() {}

  static Architecture read(Fields given) {
    EncoderFields fields = new EncoderFields(given.withDefaults(DEFAULTS));
    fields.requireEncoder();
    EncoderConfig config =
        new EncoderConfig(
            fields.size(),
            fields.vocabulary(),
            fields.fromZero(),
            new Attention.DotProduct(),
            fields.dropout(),
            fields.numbers());
    EncoderNames names = EncoderNames.bert("bert.", config.size().layers());
    Pooling pooler = new Pooling(0, new Dense("bert.pooler.dense", Activation.TANH));
    return new EncoderArchitecture(
        config, names, Optional.empty(), Optional.of(pooler), heads(fields, names, pooler));
  }

  private static Heads heads(EncoderFields fields, EncoderNames names, Pooling pooler) {
    double dropout = fields.classifierDropout("classifier_dropout");
    Pooled classifier = new Pooled(pooler, dropout, "classifier");
    return new Heads(
        classifier,
        EachPiece.linear(dropout, "classifier"),
        EachPiece.linear(0, "qa_outputs"),
        classifier,
        masked(fields, names),
        Optional.of(new Pooled(pooler, 0, "cls.seq_relationship")));
  }

  static MaskedLanguage masked(EncoderFields fields, EncoderNames names) {
    String name = "cls.predictions.";
    return new MaskedLanguage(
        new Dense(name + "transform.dense", fields.numbers().activation()),
        name + "transform.LayerNorm",
        Decoder.of(fields.tied(), names.embeddings().words(), name + "decoder", name + "bias"));
  }
}
