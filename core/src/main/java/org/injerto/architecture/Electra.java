package org.injerto.architecture;

import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.Head.Decoder;
import org.injerto.architecture.Head.Dense;
import org.injerto.architecture.Head.EachPiece;
import org.injerto.architecture.Head.MaskedLanguage;
import org.injerto.architecture.Head.Pooled;
import org.injerto.architecture.Head.Pooling;

/**
 * ELECTRA (Clark et al. 2020): BERT with embeddings of a size of their own, no pooler, and a head
 * that tells which pieces were replaced. The generator has the same encoder and fills pieces in.
 */
final class Electra {
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "embedding_size", 128,
          "hidden_size", 256,
          "num_attention_heads", 4,
          "intermediate_size", 1024,
          "summary_activation", "gelu",
          "summary_last_dropout", 0.1);

  private Electra() {}

  static Architecture read(Fields given) {
    Fields all = given.withDefaults(Bert.DEFAULTS).withDefaults(DEFAULTS);
    EncoderFields fields = new EncoderFields(all);
    fields.requireEncoder();
    all.must("summary_type", "first");
    all.must("summary_use_proj", true);
    EncoderConfig config =
        new EncoderConfig(
            fields.size(),
            fields.vocabulary(all.count("embedding_size")),
            fields.fromZero(),
            new Attention.DotProduct(),
            fields.dropout(),
            fields.numbers());
    EncoderNames names = names(config);
    return new EncoderArchitecture(
        config, names, Optional.empty(), Optional.empty(), heads(all, fields, names));
  }

  private static EncoderNames names(EncoderConfig config) {
    EncoderNames names = EncoderNames.bert("electra.", config.size().layers());
    return config.vocabulary().embeddingSize() == config.size().hiddenSize()
        ? names
        : names.projectedBy("electra.embeddings_project");
  }

  private static Heads heads(Fields all, EncoderFields fields, EncoderNames names) {
    double dropout = fields.classifierDropout("classifier_dropout");
    Pooling ofClassifier = new Pooling(dropout, new Dense("classifier.dense", Activation.GELU));
    Dense summary = new Dense("sequence_summary.summary", all.activation("summary_activation"));
    Dense ofDiscriminator =
        new Dense("discriminator_predictions.dense", fields.numbers().activation());
    return new Heads(
        new Pooled(ofClassifier, dropout, "classifier.out_proj"),
        EachPiece.linear(dropout, "classifier"),
        EachPiece.linear(0, "qa_outputs"),
        new Pooled(new Pooling(0, summary), all.probability("summary_last_dropout"), "classifier"),
        masked(fields, names),
        Optional.of(
            new EachPiece(
                Optional.of(ofDiscriminator), 0, "discriminator_predictions.dense_prediction")));
  }

  private static MaskedLanguage masked(EncoderFields fields, EncoderNames names) {
    return new MaskedLanguage(
        new Dense("generator_predictions.dense", Activation.GELU),
        "generator_predictions.LayerNorm",
        Decoder.of(
            fields.tied(),
            names.embeddings().words(),
            "generator_lm_head",
            "generator_lm_head.bias"));
  }
}
