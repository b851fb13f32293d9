package org.injerto.architecture;

import java.util.Collection;
import java.util.EnumSet;
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
    Map<HeadKind, Head> heads = architecture.heads().byKind();
    Set<HeadKind> found = EnumSet.noneOf(HeadKind.class);
    heads.forEach(
        (kind, head) -> {
          if (present.containsAll(names(architecture, head))) {
            found.add(kind);
          }
        });
    config
        .head()
        .filter(found::contains)
        .ifPresent(said -> found.removeIf(kind -> kind != said && shareAName(heads, said, kind)));
    return found;
  }

  private static boolean shareAName(Map<HeadKind, Head> heads, HeadKind one, HeadKind other) {
    return heads.get(one).output().equals(heads.get(other).output());
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
