package org.injerto.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/** Reads settings one by one and remembers all that is wrong with them. */
final class SettingsReader {
  private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,9}) ?([A-Za-z]*)");
  private static final Map<String, Long> BYTES = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20);
  private static final Map<String, Long> MILLISECONDS =
      Map.of("ms", 1L, "s", 1000L, "min", 60_000L, "h", 3_600_000L);

  private final Map<String, String> values;
  private final Set<String> known = new TreeSet<>();
  private final List<Message> problems = new ArrayList<>();

  SettingsReader(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name));
  }

  /** A whole number within bounds, both of which it may be. */
  int integer(String name, int usual, int least, int most) {
    Optional<String> written = text(name);
    if (written.isEmpty()) {
      return usual;
    }
    Matcher quantity = QUANTITY.matcher(written.get());
    if (quantity.matches() && quantity.group(2).isEmpty()) {
      int number = Integer.parseInt(quantity.group(1));
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong("setting.integer", name, least, most, Printable.text(written.get()));
    return usual;
  }

  /** A size such as 6MB, at least a byte. */
  int bytes(String name, int usual, int most) {
    return quantity(name, BYTES, 1, most).map(Long::intValue).orElse(usual);
  }

  /** A time such as 250ms, at least a millisecond. */
  Duration duration(String name, Duration usual, Duration most) {
    return quantity(name, MILLISECONDS, 1, most.toMillis()).map(Duration::ofMillis).orElse(usual);
  }

  /** The same, which may also be none at all: 0ms. */
  Duration delay(String name, Duration usual, Duration most) {
    return quantity(name, MILLISECONDS, 0, most.toMillis()).map(Duration::ofMillis).orElse(usual);
  }

  private Optional<Long> quantity(String name, Map<String, Long> units, long least, long most) {
    Optional<String> written = text(name);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Matcher quantity = QUANTITY.matcher(written.get());
    Long unit = quantity.matches() ? units.get(quantity.group(2)) : null;
    if (unit != null) {
      long number = Long.parseLong(quantity.group(1)) * unit;
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    String all = String.join(", ", new TreeSet<>(units.keySet()));
    wrong("setting.quantity", name, all, most, Printable.text(written.get()));
    return Optional.empty();
  }

  /** Remembers a problem. */
  void wrong(String key, Object... arguments) {
    problems.add(Message.of(SettingsReader.class, key, arguments));
  }

  /** Remembers every name that nobody has asked for. */
  void checkNames() {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        String written = Printable.text(name);
        NearestName.to(written, known)
            .ifPresentOrElse(
                nearest -> wrong("setting.unknown.nearest", written, nearest),
                () -> wrong("setting.unknown", written));
      }
    }
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidInputException with all that is wrong
   */
  void throwIfWrong() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(SettingsReader.class, "settings.subject"), problems);
    }
  }
}
