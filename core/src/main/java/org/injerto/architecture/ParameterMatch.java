package org.injerto.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;

/**
 * Which tensor of a checkpoint is which parameter of a model.
 *
 * @param sources for each parameter that the checkpoint has, the name of its tensor
 * @param fresh parameters that the checkpoint lacks and that may start fresh, in order
 * @param unused tensors that the model has no place for, such as those of another head
 */
public record ParameterMatch(Map<String, String> sources, Set<String> fresh, List<String> unused) {
  public ParameterMatch {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    fresh = Collections.unmodifiableSet(new LinkedHashSet<>(fresh));
    unused = List.copyOf(unused);
  }

  /**
   * Matches what a checkpoint has with what a model needs.
   *
   * @param checkpoint what it is called in messages
   * @param names what the family calls its parameters
   * @param found the shapes of the checkpoint's tensors by their names
   * @param wanted the shapes of the model's parameters by their canonical names
   * @param mayStartFresh which parameters need not be in the checkpoint or may have another shape
   *     there: those of a new head
   * @throws InvalidInputException with every parameter that is missing, every tensor that has
   *     another shape, and every tensor that belongs to no head and no place in the model
   */
  public static ParameterMatch of(
      String checkpoint,
      ParameterNames names,
      Map<String, List<Long>> found,
      Map<String, List<Long>> wanted,
      Predicate<String> mayStartFresh) {
    Matching matching = new Matching(names);
    matching.match(found, wanted, mayStartFresh);
    if (!matching.problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(ParameterMatch.class, "match.subject", checkpoint), matching.problems);
    }
    return new ParameterMatch(matching.sources, matching.fresh, matching.unused);
  }

  private static final class Matching {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Set<String> fresh = new LinkedHashSet<>();
    private final List<String> unused = new ArrayList<>();
    private final List<Message> problems = new ArrayList<>();
    private final ParameterNames names;

    Matching(ParameterNames names) {
      this.names = names;
    }

    void match(
        Map<String, List<Long>> found,
        Map<String, List<Long>> wanted,
        Predicate<String> mayStartFresh) {
      Map<String, String> byCanonicalName = canonical(found);
      wanted.forEach(
          (name, shape) -> {
            String tensor = byCanonicalName.remove(name);
            boolean fits = tensor != null && shape.equals(found.get(tensor));
            if (fits) {
              sources.put(name, tensor);
            } else if (mayStartFresh.test(name)) {
              fresh.add(name);
            } else {
              problems.add(misfit(name, shape, tensor, found.get(tensor)));
            }
          });
      byCanonicalName.forEach(this::leftOver);
    }

    private Map<String, String> canonical(Map<String, List<Long>> found) {
      Map<String, String> tensors = new LinkedHashMap<>();
      for (String tensor : found.keySet()) {
        names
            .canonical(tensor)
            .map(name -> tensors.put(name, tensor))
            .ifPresent(
                other ->
                    problems.add(Message.of(ParameterMatch.class, "match.twice", other, tensor)));
      }
      for (String tensor : found.keySet()) { // a copy may stand there alone
        names.copied(tensor).ifPresent(name -> tensors.putIfAbsent(name, tensor));
      }
      return tensors;
    }

    private static Message misfit(
        String name, List<Long> shape, @Nullable String tensor, @Nullable List<Long> found) {
      return tensor == null || found == null
          ? Message.of(ParameterMatch.class, "match.missing", name, shape)
          : Message.of(ParameterMatch.class, "match.shape", tensor, found, shape);
    }

    private void leftOver(String name, String tensor) {
      if (names.claimsEncoder(name)) {
        problems.add(Message.of(ParameterMatch.class, "match.unexpected", tensor));
      } else {
        unused.add(tensor);
      }
    }
  }
}
