package org.injerto.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.Attention.Disentangled;
import org.injerto.architecture.Attention.Distances;
import org.injerto.architecture.Attention.Table;
import org.injerto.architecture.Attention.Terms;
import org.injerto.architecture.EncoderNames.Layer;
import org.injerto.architecture.EncoderNames.SelfAttention;
import org.injerto.architecture.Head.Decoder;
import org.injerto.architecture.Head.Dense;
import org.injerto.architecture.Head.EachPiece;
import org.injerto.architecture.Head.MaskedLanguage;
import org.injerto.architecture.Head.Pooled;
import org.injerto.architecture.Head.Pooling;

/**
 * DeBERTa, versions 2 and 3 (He et al. 2021; He, Gao and Chen 2023): BERT with disentangled
 * attention, and in some sizes a convolution beside the first layer.
 */
final class DebertaV2 {
  private static final String PREFIX = "deberta.";

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("vocab_size", 128_100),
          Map.entry("hidden_size", 1536),
          Map.entry("num_hidden_layers", 24),
          Map.entry("num_attention_heads", 24),
          Map.entry("intermediate_size", 6144),
          Map.entry("type_vocab_size", 0),
          Map.entry("layer_norm_eps", 1e-7),
          Map.entry("relative_attention", false),
          Map.entry("position_biased_input", true),
          Map.entry("position_buckets", -1),
          Map.entry("max_relative_positions", -1),
          Map.entry("norm_rel_ebd", "none"),
          Map.entry("share_att_key", false),
          Map.entry("conv_kernel_size", 0),
          Map.entry("conv_act", "tanh"),
          Map.entry("pooler_dropout", 0),
          Map.entry("pooler_hidden_act", "gelu"),
          Map.entry("legacy", true));

  private static final Layer LAYER =
      new Layer(
          new SelfAttention(
              "attention.self.query_proj",
              "attention.self.key_proj",
              "attention.self.value_proj",
              "attention.output.dense",
              "attention.output.LayerNorm"),
          Layer.BERT.feedForward());

  private DebertaV2() {}

  static Architecture read(Fields given) {
    Fields all = given.withDefaults(Bert.DEFAULTS).withDefaults(DEFAULTS);
    EncoderFields fields = new EncoderFields(all);
    EncoderConfig config =
        new EncoderConfig(
            fields.size(),
            fields.vocabulary(),
            positions(all, fields),
            attention(all),
            fields.dropout(),
            fields.numbers());
    unsupported(all, config.size());
    EncoderNames bert = EncoderNames.bert(PREFIX, config.size().layers());
    EncoderNames names = new EncoderNames(PREFIX, bert.embeddings(), bert.layers(), LAYER);
    return new EncoderArchitecture(
        config, names, convolution(all), Optional.empty(), heads(all, fields, names));
  }

  private static Positions positions(Fields all, EncoderFields fields) {
    return all.flag("position_biased_input")
        ? fields.fromZero()
        : new Positions.OnlyRelative(all.count("max_position_embeddings"));
  }

  private static Attention attention(Fields all) {
    List<String> terms = all.words("pos_att_type");
    if (!all.flag("relative_attention")) {
      if (!terms.isEmpty()) { // the terms would be missing, and the scores still divided
        all.problem(Fields.message("config.unsupported", "pos_att_type", terms, "[]"));
      }
      return new Attention.DotProduct();
    }
    int most = Integer.MAX_VALUE / 2;
    int buckets = all.number("position_buckets", -1, most);
    int relative = all.number("max_relative_positions", -1, most);
    int longest = relative < 1 ? all.count("max_position_embeddings") : relative;
    boolean normalised = all.words("norm_rel_ebd").contains("layer_norm");
    return new Disentangled(
        new Distances(Math.max(0, buckets), longest),
        new Terms(terms.contains("c2p"), terms.contains("p2c"), all.flag("share_att_key")),
        new Table(
            PREFIX + "encoder.rel_embeddings.weight",
            normalised ? PREFIX + "encoder.LayerNorm" : "",
            "attention.self.pos_key_proj",
            "attention.self.pos_query_proj"));
  }

  private static Optional<Convolution> convolution(Fields all) {
    int size = all.number("conv_kernel_size", 0, Short.MAX_VALUE);
    if (size == 0) {
      return Optional.empty();
    }
    if (size % 2 == 0) {
      all.problem(Fields.message("config.odd", "conv_kernel_size", size));
    }
    String name = PREFIX + "encoder.conv.";
    return Optional.of(
        new Convolution(size | 1, all.activation("conv_act"), name + "conv", name + "LayerNorm"));
  }

  /** What would make another model of the same weights. */
  private static void unsupported(Fields all, EncoderConfig.Size size) {
    all.must("embedding_size", size.hiddenSize());
    all.must("pooler_hidden_size", size.hiddenSize());
    all.must("attention_head_size", size.hiddenSize() / size.heads());
    all.must("conv_groups", 1);
  }

  private static Heads heads(Fields all, EncoderFields fields, EncoderNames names) {
    Pooling pooling =
        new Pooling(
            all.probability("pooler_dropout"),
            new Dense("pooler.dense", all.activation("pooler_hidden_act")));
    Pooled classifier = new Pooled(pooling, fields.classifierDropout("cls_dropout"), "classifier");
    return new Heads(
        classifier,
        EachPiece.linear(fields.hiddenDropout(), "classifier"),
        EachPiece.linear(0, "qa_outputs"),
        classifier,
        all.flag("legacy") ? Bert.masked(fields, names) : masked(fields, names),
        Optional.empty());
  }

  /** The head that the paper describes; it always shares the word embeddings. */
  private static MaskedLanguage masked(EncoderFields fields, EncoderNames names) {
    String name = "lm_predictions.lm_head.";
    return new MaskedLanguage(
        new Dense(name + "dense", fields.numbers().activation()),
        name + "LayerNorm",
        new Decoder(names.embeddings().words(), name + "bias", true, Map.of()));
  }
}
