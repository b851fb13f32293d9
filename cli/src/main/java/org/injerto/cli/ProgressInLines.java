package org.injerto.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.injerto.text.Message;

/** A line every ten seconds, for a log file or another program. */
final class ProgressInLines implements Progress {
  private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);
  private static final double SECONDS_BETWEEN_LINES = 10;

  private final Work work;
  private final PrintStream err;
  private final Locale language;
  private final LongSupplier nanoTime;
  private final long start;
  private double lastLine;

  /**
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  ProgressInLines(Work work, PrintStream err, Locale language, LongSupplier nanoTime) {
    this.work = work;
    this.err = err;
    this.language = language;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
  }

  @Override
  public void at(long done, OptionalDouble loss) {
    double elapsed = (nanoTime.getAsLong() - start) / NANOSECONDS;
    if (elapsed - lastLine >= SECONDS_BETWEEN_LINES) {
      lastLine = elapsed;
      err.println(line(done, elapsed, Progress.written(loss, language)));
    }
  }

  private String line(long done, double elapsed, String loss) {
    double rate = (done - work.from()) / elapsed;
    return Message.of(
            ProgressInLines.class,
            "progress.line",
            work.name(),
            done,
            work.total(),
            String.format(Locale.ROOT, "%.1f", rate),
            rate == 0 ? "?" : clock((work.total() - done) / rate),
            loss.isEmpty() ? "" : ", " + loss)
        .in(language);
  }

  /** Such as 0:07 or 1:02:03. */
  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    long hours = whole / 3600;
    String minutes = String.format(hours > 0 ? "%d:%02d" : "%2$d", hours, whole / 60 % 60);
    return minutes + String.format(":%02d", whole % 60);
  }
}
