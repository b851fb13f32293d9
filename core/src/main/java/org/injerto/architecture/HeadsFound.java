package org.injerto.architecture;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which heads a checkpoint has, by the names of its tensors. */
public final class HeadsFound {
  private HeadsFound() {}

  /**
   * The heads all of whose parameters are there. Many heads call their output the same; of those
   * the one that the configuration names is taken, and all of them if it names none.
   *
   * @param tensors the names of the checkpoint's tensors
   * @throws org.injerto.text.InvalidInputException if the model is no encoder
   */
  public static Set<HeadKind> in(Collection<String> tensors, ModelConfig config) {
    EncoderArchitecture architecture = config.encoder();
    Set<String> present = canonical(tensors, ParameterNames.of(architecture));
    Map<HeadKind, String> outputs = new EnumMap<>(HeadKind.class);
    architecture
        .heads()
        .byKind()
        .forEach(
            (kind, head) -> {
              if (present.containsAll(names(architecture, head))) {
                outputs.put(kind, head.output());
              }
            });
    config.head().filter(outputs::containsKey).ifPresent(said -> keepOnly(said, outputs));
    return outputs.keySet();
  }

  /** Drops those that share the name of the output of this one. */
  private static void keepOnly(HeadKind said, Map<HeadKind, String> outputs) {
    String output = outputs.getOrDefault(said, "");
    outputs.entrySet().removeIf(one -> one.getKey() != said && one.getValue().equals(output));
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
