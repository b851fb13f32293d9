package org.injerto.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/** One of a closed set of names, for converters of options. */
final class Choice {
  private Choice() {}

  /**
   * What {@code names} has under the name that was written.
   *
   * @throws InvalidInputException with the valid names and the nearest of them
   */
  static <T> T of(String written, Map<String, T> names) {
    T chosen = names.get(written);
    if (chosen == null) {
      throw new InvalidInputException(problem(written, names));
    }
    return chosen;
  }

  /** The constants by the names that a person writes: FIRST_ONE as first-one. */
  static <E extends Enum<E>> Map<String, E> byName(E[] constants) {
    return Stream.of(constants).collect(Collectors.toMap(Choice::written, constant -> constant));
  }

  /** The name that a person writes for a constant. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Message problem(String written, Map<String, ?> names) {
    String valid = String.join(", ", new TreeMap<>(names).keySet());
    return NearestName.to(written, names.keySet())
        .map(nearest -> Message.of(Choice.class, "choice.nearest", valid, written, nearest))
        .orElseGet(() -> Message.of(Choice.class, "choice.unknown", valid, written));
  }
}
