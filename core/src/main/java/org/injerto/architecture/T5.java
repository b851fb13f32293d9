package org.injerto.architecture;

import static java.util.Map.entry;

import java.util.Map;
import org.injerto.architecture.EncoderDecoderConfig.FeedForward;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions;
import org.injerto.architecture.EncoderDecoderConfig.Size;
import org.injerto.architecture.EncoderDecoderConfig.Vocabulary;

/** T5 (Raffel et al. 2020), as Hugging Face's {@code T5Config} and {@code modeling_t5}. */
final class T5 {
  private static final String GATED = "gated-";
  private static final int MOST_LAYERS = 1024; // so that a hostile file does not fill the memory

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          entry("vocab_size", 32_128),
          entry("d_model", 512),
          entry("d_kv", 64),
          entry("d_ff", 2048),
          entry("num_layers", 6),
          entry("num_heads", 8),
          entry("relative_attention_num_buckets", 32),
          entry("relative_attention_max_distance", 128),
          entry("dropout_rate", 0.1),
          entry("layer_norm_epsilon", 1e-6),
          entry("feed_forward_proj", "relu"),
          entry("pad_token_id", 0),
          entry("eos_token_id", 1),
          entry("n_positions", 512),
          entry("tie_word_embeddings", true));

  private T5() {}

  static Architecture read(Fields given) {
    Fields fields = given.withDefaults(DEFAULTS);
    fields.must("is_encoder_decoder", true);
    fields.must("is_decoder", false);
    return new EncoderDecoderConfig(
        size(fields),
        vocabulary(fields),
        positions(fields),
        feedForward(fields),
        fields.probability("dropout_rate"),
        fields.positive("layer_norm_epsilon"));
  }

  private static Size size(Fields given) {
    int encoderLayers = given.number("num_layers", 1, MOST_LAYERS);
    Fields fields = given.withDefaults(Map.of("num_decoder_layers", encoderLayers));
    return new Size(
        encoderLayers,
        fields.number("num_decoder_layers", 1, MOST_LAYERS),
        fields.count("d_model"),
        fields.count("num_heads"),
        fields.count("d_kv"),
        fields.count("d_ff"));
  }

  /** What 4.x says of its embeddings decides about outputs where 5.x has not said it itself. */
  private static Vocabulary vocabulary(Fields given) {
    int pieces = given.count("vocab_size");
    int padding = given.index("pad_token_id", pieces);
    Fields fields =
        given.withDefaults(
            Map.of(
                "decoder_start_token_id",
                padding,
                "scale_decoder_outputs",
                given.flag("tie_word_embeddings")));
    return new Vocabulary(
        pieces,
        padding,
        fields.index("decoder_start_token_id", pieces),
        fields.indices("eos_token_id", pieces),
        fields.flag("scale_decoder_outputs"));
  }

  private static RelativePositions positions(Fields fields) {
    int buckets = fields.number("relative_attention_num_buckets", 4, Integer.MAX_VALUE);
    int nearest = buckets / 2 + 1;
    Fields all =
        fields.withDefaults(Map.of("relative_attention_max_distance", Math.max(128, nearest)));
    return new RelativePositions(
        buckets,
        all.number("relative_attention_max_distance", nearest, Integer.MAX_VALUE),
        fields.count("n_positions"));
  }

  /**
   * {@code feed_forward_proj} says both things in one word, such as {@code relu} or {@code
   * gated-gelu}, which means GELU with the hyperbolic tangent.
   */
  private static FeedForward feedForward(Fields given) {
    String word = given.text("feed_forward_proj");
    String plain = word.startsWith(GATED) ? word.substring(GATED.length()) : word;
    String meant = word.equals(GATED + "gelu") ? "gelu_new" : plain;
    Fields fields = given.withDefaults(Map.of("is_gated_act", word.startsWith(GATED)));
    Activation activation =
        fields.has("dense_act_fn")
            ? fields.activation("dense_act_fn")
            : fields.activation("feed_forward_proj", meant);
    return new FeedForward(activation, fields.flag("is_gated_act"));
  }
}
