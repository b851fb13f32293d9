package org.injerto.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.text.InvalidInputException;

/** Looks at several things that a person gave, and says at once what is wrong with any of them. */
final class AllProblems {
  private final List<InvalidInputException> found = new ArrayList<>();

  /** Looks at one of them. */
  interface Look<T> {
    T look() throws IOException;
  }

  /** What there is to see; nothing if it is wrong, which {@link #throwIfAny} says. */
  <T> Optional<T> of(Look<T> look) throws IOException {
    try {
      return Optional.of(look.look());
    } catch (InvalidInputException wrong) {
      found.add(wrong);
      return Optional.empty();
    }
  }

  /**
   * @throws InvalidInputException that suppresses every one but the first; {@link Failure} says all
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      InvalidInputException first = found.get(0);
      found.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }
}
