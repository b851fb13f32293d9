package org.injerto.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.injerto.text.Message;

/** How long work goes on, for a person who waits. */
interface Progress extends AutoCloseable {
  /** Shows nothing. */
  Progress SILENT = (done, loss) -> {};

  /**
   * Work of a name, with the steps done before and the steps there are in all.
   *
   * @param from from 0 to {@code total}
   */
  record Work(String name, long from, long total) {
    public Work {
      if (from < 0 || from > total) {
        throw new IllegalArgumentException(
            "0 <= from <= total must hold; from=" + from + ", total=" + total);
      }
    }
  }

  /** The work has done {@code done} steps in all. */
  default void at(long done) {
    at(done, OptionalDouble.empty());
  }

  /** The same, with the loss of late. */
  default void at(long done, double loss) {
    at(done, OptionalDouble.of(loss));
  }

  void at(long done, OptionalDouble loss);

  /** The work is over, finished or not. */
  @Override
  default void close() {}

  /** Such as "loss 0.4321" in the language of the person, empty without a loss. */
  static String written(OptionalDouble loss, Locale language) {
    if (loss.isEmpty()) {
      return "";
    }
    String number = String.format(Locale.ROOT, "%.4f", loss.getAsDouble());
    return Message.of(Progress.class, "progress.loss", number).in(language);
  }
}
