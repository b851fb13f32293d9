package org.injerto.architecture;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which heads a checkpoint has, by the names of its tensors. */
public final class HeadsFound {
  private HeadsFound() {}

  /**
   * The heads all of whose parameters are there. Many heads call their output the same; of those
   * the one that the configuration names is taken, and all of them if it names none.
   *
   * @param tensors the names of the checkpoint's tensors
   */
  public static Set<HeadKind> in(Collection<String> tensors, ModelConfig config) {
    Set<String> present = canonical(tensors, config.architecture().parameterNames());
    Map<HeadKind, Set<String>> found = needed(config.architecture());
    found.values().removeIf(names -> !present.containsAll(names));
    if (config.architecture() instanceof EncoderArchitecture encoder) {
      config
          .head()
          .filter(found::containsKey)
          .ifPresent(said -> keepOnly(said, encoder.heads().byKind(), found.keySet()));
    }
    return found.keySet();
  }

  /**
   * The head that the configuration names and of which the checkpoint lacks a parameter; nothing if
   * it is one that nobody here knows of.
   *
   * @param tensors the names of the checkpoint's tensors
   */
  public static Optional<HeadKind> missing(Collection<String> tensors, ModelConfig config) {
    Set<HeadKind> known = needed(config.architecture()).keySet();
    Set<HeadKind> found = in(tensors, config);
    return config.head().filter(said -> known.contains(said) && !found.contains(said));
  }

  /** The parameters of each head of a family, but for those that are in the model without it. */
  private static Map<HeadKind, Set<String>> needed(Architecture architecture) {
    Map<HeadKind, Set<String>> needed = new EnumMap<>(HeadKind.class);
    if (architecture instanceof EncoderArchitecture encoder) {
      encoder.heads().byKind().forEach((kind, head) -> needed.put(kind, names(encoder, head)));
    } else if (architecture instanceof DecoderConfig decoder) {
      needed.put(
          HeadKind.SEQUENCE_CLASSIFICATION,
          decoder.classifier().parameters(decoder.hiddenSize(), 1).keySet());
      needed.put(HeadKind.LANGUAGE_MODEL, scores(decoder));
    } else if (architecture instanceof EncoderDecoderConfig encoderDecoder) {
      needed.put(HeadKind.CONDITIONAL_GENERATION, scores(encoderDecoder));
    }
    return needed;
  }

  private static Set<String> scores(WritingArchitecture architecture) {
    return architecture.tied() ? Set.of() : Set.of(WritingArchitecture.HEAD);
  }

  /** Drops those that share the name of the output of this one. */
  private static void keepOnly(HeadKind said, Map<HeadKind, Head> heads, Set<HeadKind> found) {
    Map<HeadKind, String> outputs = new EnumMap<>(HeadKind.class);
    heads.forEach((kind, head) -> outputs.put(kind, head.output()));
    found.removeIf(one -> one != said && Objects.equals(outputs.get(one), outputs.get(said)));
  }

  private static Set<String> names(EncoderArchitecture architecture, Head head) {
    Set<String> names = new HashSet<>(head.parameters(architecture.config(), 1).keySet());
    names.removeAll(ParameterShapes.encoder(architecture).keySet());
    return names;
  }

  private static Set<String> canonical(Collection<String> tensors, ParameterNames names) {
    Set<String> canonical = new HashSet<>();
    for (String tensor : tensors) {
      names.canonical(tensor).or(() -> names.copied(tensor)).ifPresent(canonical::add);
    }
    return canonical;
  }
}
