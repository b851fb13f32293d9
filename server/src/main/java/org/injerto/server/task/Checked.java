package org.injerto.server.task;

import java.util.List;
import java.util.function.Function;
import org.injerto.text.Message;

/** Something that was read, or all that is wrong with it. */
public sealed interface Checked<T> {
  /** It can be used. */
  record Good<T>(T value) implements Checked<T> {}

  /** It cannot be used. */
  record Bad<T>(List<Message> problems) implements Checked<T> {
    /**
     * @throws IllegalArgumentException if there is no problem
     */
    public Bad {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("what is bad must have a problem");
      }
    }
  }

  /** Something of which one thing is wrong. */
  static <T> Checked<T> bad(Message problem) {
    return new Bad<>(List.of(problem));
  }

  /** What {@code next} makes of it, if it is good. */
  default <R> Checked<R> then(Function<T, Checked<R>> next) {
    if (this instanceof Good<T> good) {
      return next.apply(good.value);
    }
    return new Bad<>(problems());
  }

  /** What is wrong; nothing if it is good. */
  default List<Message> problems() {
    return this instanceof Bad<T> bad ? bad.problems : List.of();
  }
}
