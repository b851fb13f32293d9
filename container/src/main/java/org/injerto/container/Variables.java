package org.injerto.container;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/** Reads variables of an environment, and keeps what is wrong with any of them. */
final class Variables {
  /** What is ours begins so; what begins otherwise may be anything of the platform. */
  private static final String OURS = "INJERTO_";

  private final Map<String, String> environment;
  private final Set<String> known = new TreeSet<>();
  private final List<Message> problems = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** A whole number of a range, both ends included. */
  int number(String name, int least, int most, int usual) {
    Function<String, Optional<Integer>> read =
        written -> {
          boolean digits = written.matches("\\d{1,9}");
          return Optional.of(digits ? Integer.parseInt(written) : least - 1)
              .filter(number -> number >= least && number <= most);
        };
    return value(
        name, usual, read, written -> problem("variable.number", name, least, most, written));
  }

  /**
   * What others read of settings; their problems stand with ours.
   *
   * @param usual settings that nothing is wrong with
   */
  <T> T read(
      Function<Map<String, String>, T> reader,
      Map<String, String> settings,
      Map<String, String> usual) {
    try {
      return reader.apply(settings);
    } catch (InvalidInputException wrong) {
      problems.addAll(wrong.problems());
      return reader.apply(usual);
    }
  }

  /** What is written, if anything. */
  Optional<String> text(String name) {
    known.add(name);
    return Optional.of(environment.getOrDefault(name, "").strip())
        .filter(written -> !written.isEmpty());
  }

  /** One of some names, in letters of any size. */
  <T> T choice(String name, Map<String, T> choices, T usual) {
    Map<String, T> anySize = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anySize.putAll(choices);
    return value(
        name,
        usual,
        written -> Optional.ofNullable(anySize.get(written)),
        written -> unknown(name, written, anySize.keySet()));
  }

  /** A place in the file system, from its root. */
  Path folder(String name, String usual) {
    return value(
        name,
        Path.of(usual),
        Variables::absolute,
        written -> problem("variable.folder", name, written));
  }

  private static Optional<Path> absolute(String written) {
    try {
      return Optional.of(Path.of(written)).filter(path -> path.getRoot() != null);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** What a variable says; an empty one says nothing. */
  private <T> T value(
      String name, T usual, Function<String, Optional<T>> read, Function<String, Message> wrong) {
    Optional<String> written = text(name);
    Optional<T> value = written.flatMap(read);
    if (written.isPresent() && value.isEmpty()) {
      problems.add(wrong.apply(Printable.text(written.get())));
    }
    return value.orElse(usual);
  }

  private static Message unknown(String name, String written, Set<String> choices) {
    String all = String.join(", ", choices);
    return NearestName.to(written, choices)
        .map(nearest -> problem("variable.choice.nearest", name, all, written, nearest))
        .orElseGet(() -> problem("variable.choice", name, all, written));
  }

  /**
   * @throws InvalidInputException with all that is wrong, variables of ours that nothing has read
   *     included
   */
  void throwIfAnyIsWrong() {
    environment.keySet().stream().filter(this::isUnread).sorted().forEach(this::addUnread);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("variables.subject"), problems);
    }
  }

  private boolean isUnread(String name) {
    return name.startsWith(OURS) && !known.contains(name);
  }

  private void addUnread(String name) {
    problems.add(
        NearestName.to(name, known)
            .map(nearest -> problem("variable.unknown.nearest", Printable.text(name), nearest))
            .orElseGet(() -> problem("variable.unknown", Printable.text(name))));
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(Variables.class, key, arguments);
  }
}
