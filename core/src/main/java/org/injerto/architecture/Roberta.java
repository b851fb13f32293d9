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
 * RoBERTa (Liu et al. 2019), and with it XLM-R (Conneau et al. 2020) and CamemBERT (Martin et al.
 * 2020): BERT with positions counted after the padding, and with heads of its own, whose activation
 * does not follow the configuration.
 */
final class Roberta {
  private static final Map<String, Object> DEFAULTS =
      Map.of("vocab_size", 50_265, "pad_token_id", 1);
  private static final Map<String, Object> XLM_DEFAULTS = Map.of("pad_token_id", 1);

  private Roberta() {}

  static Architecture read(Fields given) {
    return architecture(given.withDefaults(Bert.DEFAULTS).withDefaults(DEFAULTS));
  }

  static Architecture readXlm(Fields given) {
    return architecture(given.withDefaults(Bert.DEFAULTS).withDefaults(XLM_DEFAULTS));
  }

  private static Architecture architecture(Fields given) {
    EncoderFields fields = new EncoderFields(given);
    fields.requireEncoder();
    EncoderConfig.Vocabulary vocabulary = fields.vocabulary();
    EncoderConfig config =
        new EncoderConfig(
            fields.size(),
            vocabulary,
            fields.afterPadding(vocabulary),
            new Attention.DotProduct(),
            fields.dropout(),
            fields.numbers());
    EncoderNames names = EncoderNames.bert("roberta.", config.size().layers());
    Pooling pooler = new Pooling(0, new Dense("roberta.pooler.dense", Activation.TANH));
    return new EncoderArchitecture(
        config, names, Optional.empty(), Optional.of(pooler), heads(fields, names, pooler));
  }

  private static Heads heads(EncoderFields fields, EncoderNames names, Pooling pooler) {
    double dropout = fields.classifierDropout("classifier_dropout");
    Pooling ofClassifier = new Pooling(dropout, new Dense("classifier.dense", Activation.TANH));
    return new Heads(
        new Pooled(ofClassifier, dropout, "classifier.out_proj"),
        EachPiece.linear(dropout, "classifier"),
        EachPiece.linear(0, "qa_outputs"),
        new Pooled(pooler, fields.hiddenDropout(), "classifier"),
        new MaskedLanguage(
            new Dense("lm_head.dense", Activation.GELU),
            "lm_head.layer_norm",
            Decoder.of(
                fields.tied(), names.embeddings().words(), "lm_head.decoder", "lm_head.bias")),
        Optional.empty());
  }
}
