package org.injerto.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * ALBERT (Lan et al. 2020): BERT with small embeddings and layers that are passed again and again.
 * The layers are cut into groups of equal size; all layers of a group are the same one, or the same
 * few.
 */
final class Albert {
  private static final String PREFIX = "albert.";
  private static final int MOST_IN_A_GROUP = 64; // so that a hostile file does not fill the memory

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("vocab_size", 30_000),
          Map.entry("embedding_size", 128),
          Map.entry("hidden_size", 4096),
          Map.entry("num_attention_heads", 64),
          Map.entry("intermediate_size", 16_384),
          Map.entry("num_hidden_groups", 1),
          Map.entry("inner_group_num", 1),
          Map.entry("hidden_act", "gelu_new"),
          Map.entry("hidden_dropout_prob", 0),
          Map.entry("attention_probs_dropout_prob", 0),
          Map.entry("classifier_dropout_prob", 0.1));

  private static final Layer LAYER =
      new Layer(
          new SelfAttention(
              "attention.query",
              "attention.key",
              "attention.value",
              "attention.dense",
              "attention.LayerNorm"),
          new FeedForward("ffn", "ffn_output", "full_layer_layer_norm"));

  private Albert() {}

  static Architecture read(Fields given) {
    Fields all = given.withDefaults(Bert.DEFAULTS).withDefaults(DEFAULTS);
    EncoderFields fields = new EncoderFields(all);
    fields.requireEncoder();
    EncoderConfig config =
        new EncoderConfig(
            fields.size(),
            fields.vocabulary(all.count("embedding_size")),
            fields.fromZero(),
            new Attention.DotProduct(),
            new EncoderConfig.Dropout(
                fields.hiddenDropout(), fields.attentionDropout(), fields.hiddenDropout(), 0),
            fields.numbers());
    EncoderNames names =
        new EncoderNames(
            PREFIX,
            Embeddings.of(PREFIX).projectedBy(PREFIX + "encoder.embedding_hidden_mapping_in"),
            layers(all, config.size().layers()),
            LAYER);
    Pooling pooler = new Pooling(0, new Dense("albert.pooler", Activation.TANH));
    return new EncoderArchitecture(
        config, names, Optional.empty(), Optional.of(pooler), heads(all, fields, names, pooler));
  }

  private static List<String> layers(Fields all, int layers) {
    int groups = all.number("num_hidden_groups", 1, layers);
    int inGroup = all.number("inner_group_num", 1, MOST_IN_A_GROUP);
    double layersOfGroup = (double) layers / groups;
    return IntStream.range(0, layers)
        .map(layer -> (int) (layer / layersOfGroup))
        .boxed()
        .flatMap(group -> inGroup(group, inGroup))
        .toList();
  }

  private static Stream<String> inGroup(int group, int layers) {
    String name = PREFIX + "encoder.albert_layer_groups." + group + ".albert_layers.";
    return EncoderNames.numbered(name, layers).stream();
  }

  private static Heads heads(Fields all, EncoderFields fields, EncoderNames names, Pooling pooler) {
    double dropout = all.probability("classifier_dropout_prob");
    Pooled classifier = new Pooled(pooler, dropout, "classifier");
    return new Heads(
        classifier,
        EachPiece.linear(dropout, "classifier"),
        EachPiece.linear(0, "qa_outputs"),
        classifier,
        new MaskedLanguage(
            new Dense("predictions.dense", fields.numbers().activation()),
            "predictions.LayerNorm",
            Decoder.of(
                fields.tied(),
                names.embeddings().words(),
                "predictions.decoder",
                "predictions.bias")),
        Optional.of(new Pooled(pooler, dropout, "sop_classifier.classifier")));
  }
}
