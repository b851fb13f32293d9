package org.injerto.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.hub.HubException;
import org.injerto.text.InvalidInputException;

/**
 * Looks at several things that a person gave, and says at once what is wrong with any of them: a
 * model that the hub does not give is no reason to keep still about a file that is missing too.
 */
final class AllProblems {
  private final List<Exception> found = new ArrayList<>();

  /** Looks at one of them. */
  interface Look<T> {
    T look() throws IOException;
  }

  /** What there is to see; nothing if it is wrong, which {@link #throwIfAny} says. */
  <T> Optional<T> of(Look<T> look) throws IOException {
    try {
      return Optional.of(look.look());
    } catch (InvalidInputException | HubException wrong) {
      found.add(wrong);
      return Optional.empty();
    }
  }

  /**
   * @throws InvalidInputException the first, which suppresses the others; {@link Failure} says all
   * @throws HubException the same, if the first is one
   */
  void throwIfAny() throws HubException {
    if (found.isEmpty()) {
      return;
    }
    Exception first = found.get(0);
    found.stream().skip(1).forEach(first::addSuppressed);
    if (first instanceof HubException hub) {
      throw hub;
    }
    throw (InvalidInputException) first;
  }
}
