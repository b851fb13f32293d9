package org.injerto.cli;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate, loss and time left, written over itself. */
final class ProgressOnTerminal implements Progress {
  // Given, because to find out the real width the library changes how the terminal sends Ctrl-C.
  private static final int WIDTH = 79;
  private static final int MILLISECONDS_BETWEEN_DRAWINGS = 250;

  private final ProgressBar bar;
  private final PrintStream err;
  private final Locale language;

  ProgressOnTerminal(Work work, PrintStream err, Locale language) {
    this.err = err;
    this.language = language;
    bar =
        new ProgressBarBuilder()
            .setTaskName(work.name())
            .setInitialMax(work.total())
            .startsFrom(work.from(), Duration.ZERO)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(MILLISECONDS_BETWEEN_DRAWINGS)
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setConsumer(new DelegatingProgressBarConsumer(line -> err.print("\r" + line), WIDTH))
            .build();
  }

  @Override
  public void at(long done, OptionalDouble loss) {
    bar.stepTo(done);
    bar.setExtraMessage(" " + Progress.written(loss, language));
  }

  @Override
  public void close() {
    bar.close();
    err.println();
  }
}
