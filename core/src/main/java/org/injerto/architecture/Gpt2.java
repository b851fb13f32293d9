package org.injerto.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.OptionalInt;
import org.injerto.architecture.DecoderConfig.AttentionScale;
import org.injerto.architecture.DecoderConfig.Dropout;
import org.injerto.architecture.DecoderConfig.Vocabulary;

/** GPT-2 (Radford et al. 2019), as Hugging Face's {@code GPT2Config} and {@code modeling_gpt2}. */
final class Gpt2 {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("hidden_size", "n_embd"),
          entry("num_hidden_layers", "n_layer"),
          entry("num_attention_heads", "n_head"),
          entry("intermediate_size", "n_inner"),
          entry("max_position_embeddings", "n_positions"),
          entry("hidden_act", "activation_function"),
          entry("layer_norm_eps", "layer_norm_epsilon"));

  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          entry("vocab_size", 50_257),
          entry("max_position_embeddings", 1024),
          entry("hidden_size", 768),
          entry("num_hidden_layers", 12),
          entry("num_attention_heads", 12),
          entry("hidden_act", "gelu_new"),
          entry("embd_pdrop", 0.1),
          entry("attn_pdrop", 0.1),
          entry("resid_pdrop", 0.1),
          entry("layer_norm_eps", 1e-5),
          entry("initializer_range", 0.02),
          entry("eos_token_id", 50_256),
          entry("scale_attn_weights", true),
          entry("scale_attn_by_inverse_layer_idx", false),
          entry("tie_word_embeddings", true));

  private Gpt2() {}

  /**
   * {@code reorder_and_upcast_attn} is not asked for: it says in which precision scores are
   * computed, which here is always float32.
   */
  static Architecture read(Fields given) {
    Fields named = given.withNames(NAMES).withDefaults(DEFAULTS);
    int wide = Math.multiplyExact(4, Math.min(named.count("hidden_size"), 1 << 28));
    Fields fields = named.withDefaults(Map.of("intermediate_size", wide));
    fields.must("add_cross_attention", false);
    EncoderFields shared = new EncoderFields(fields);
    return new DecoderConfig(
        shared.size(),
        vocabulary(fields),
        dropout(fields),
        attentionScale(fields),
        shared.numbers());
  }

  private static Vocabulary vocabulary(Fields fields) {
    int pieces = fields.count("vocab_size");
    OptionalInt padding =
        fields.has("pad_token_id")
            ? OptionalInt.of(fields.index("pad_token_id", pieces))
            : OptionalInt.empty();
    return new Vocabulary(
        pieces,
        fields.count("max_position_embeddings"),
        padding,
        fields.indices("eos_token_id", pieces),
        fields.flag("tie_word_embeddings"));
  }

  private static Dropout dropout(Fields fields) {
    return new Dropout(
        fields.probability("embd_pdrop"),
        fields.probability("attn_pdrop"),
        fields.probability("resid_pdrop"));
  }

  private static AttentionScale attentionScale(Fields fields) {
    return new AttentionScale(
        fields.flag("scale_attn_weights"), fields.flag("scale_attn_by_inverse_layer_idx"));
  }
}
