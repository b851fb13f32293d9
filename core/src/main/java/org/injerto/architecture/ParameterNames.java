package org.injerto.architecture;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that checkpoints of a family give parameters, as the canonical ones: those of Hugging
 * Face's models with a head.
 *
 * <p>Old checkpoints say gamma and beta where new ones say weight and bias; a bare encoder has no
 * {@code bert.} before its names; data-parallel training put {@code module.} before all of them;
 * decoders that share the word embeddings may be there once more.
 */
public final class ParameterNames {
  private static final String PARALLEL = "module.";
  private static final List<String> BUFFERS =
      List.of(
          ".position_ids",
          ".token_type_ids",
          ".attn.bias", // GPT-2's causal mask; .attn.c_attn.bias is a parameter
          ".attn.masked_bias",
          ".EncDecAttention.relative_attention_bias.weight"); // of old T5, which never used it
  private static final Map<String, String> OLD_ENDS = Map.of(".gamma", ".weight", ".beta", ".bias");

  private final String prefix;
  private final Set<String> known;
  private final Map<String, String> copies;

  private ParameterNames(String prefix, Set<String> known, Map<String, String> copies) {
    this.prefix = prefix;
    this.known = Set.copyOf(known);
    this.copies = Map.copyOf(copies);
  }

  /** The names of a family's encoder, of its pooler and of all its heads. */
  public static ParameterNames of(EncoderArchitecture architecture) {
    Set<String> known = new HashSet<>(ParameterShapes.encoderAndPooler(architecture).keySet());
    EncoderNames.Embeddings embeddings = architecture.names().embeddings();
    // some encoders do not use these tables, but their checkpoints have them
    known.addAll(List.of(embeddings.positions(), embeddings.types()));
    Collection<Head> heads = architecture.heads().byKind().values();
    heads.forEach(head -> known.addAll(head.parameters(architecture.config(), 1).keySet()));
    Map<String, String> copies = new HashMap<>(architecture.heads().masked().decoder().copies());
    return new ParameterNames(architecture.names().prefix(), known, copies);
  }

  /** The names of GPT-2 and of its heads. */
  static ParameterNames of(DecoderConfig config) {
    Set<String> known = new HashSet<>(config.languageModel(true).keySet());
    known.addAll(config.classifierParameters(1).keySet());
    return new ParameterNames(DecoderShapes.TRUNK, known, Map.of());
  }

  /** The names of T5, which may hold its table of pieces once more for each half. */
  static ParameterNames of(EncoderDecoderConfig config) {
    Set<String> known = config.languageModel(true).keySet();
    Map<String, String> copies =
        Map.of(
            "encoder.embed_tokens.weight", EncoderDecoderShapes.WORDS,
            "decoder.embed_tokens.weight", EncoderDecoderShapes.WORDS);
    return new ParameterNames("", known, copies);
  }

  /**
   * The canonical name of a tensor in a checkpoint, or its own if it is no parameter of the family;
   * nothing for buffers, which hold no knowledge, and for {@linkplain #copied copies}.
   */
  public Optional<String> canonical(String tensor) {
    String name = plain(tensor);
    return isBuffer(name) || copies.containsKey(name) ? Optional.empty() : Optional.of(name);
  }

  /** The parameter that a tensor is a copy of, if it is one. */
  public Optional<String> copied(String tensor) {
    return Optional.ofNullable(copies.get(plain(tensor)));
  }

  /** Whether a name that is no parameter of the family claims to be one of its encoder. */
  boolean claimsEncoder(String name) {
    return !known.contains(name)
        && (name.startsWith(prefix)
            || known.stream()
                .filter(parameter -> parameter.startsWith(prefix))
                .anyMatch(
                    parameter -> sharesFirstWord(parameter.substring(prefix.length()), name)));
  }

  private static boolean sharesFirstWord(String parameter, String name) {
    int end = parameter.indexOf('.') + 1;
    return end > 0 && name.startsWith(parameter.substring(0, end));
  }

  private String plain(String tensor) {
    String name = tensor.startsWith(PARALLEL) ? tensor.substring(PARALLEL.length()) : tensor;
    String renamed = renamed(name);
    return known.contains(prefix + renamed) && !known.contains(renamed)
        ? prefix + renamed
        : renamed;
  }

  private String renamed(String name) {
    return OLD_ENDS.entrySet().stream()
        .filter(end -> name.endsWith(end.getKey()))
        .map(end -> name.substring(0, name.length() - end.getKey().length()) + end.getValue())
        .filter(renamed -> known.contains(renamed) || known.contains(prefix + renamed))
        .findFirst()
        .orElse(name);
  }

  private static boolean isBuffer(String name) {
    return BUFFERS.stream().anyMatch(("." + name)::endsWith);
  }
}
