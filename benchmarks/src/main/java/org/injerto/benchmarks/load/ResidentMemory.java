package org.injerto.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The resident memory of a process, looked at from time to time while it answers; of Linux. */
final class ResidentMemory {
  private static final long SETTLED = 50_000; // answers
  private static final int MEAN_OF = 10; // looks

  private final Path status;
  private final LongSupplier answered;
  private final List<Look> looks = Collections.synchronizedList(new ArrayList<>());

  private record Look(long answered, long kilobytes) {}

  /**
   * @param answered how many requests the process has answered so far
   */
  ResidentMemory(long process, LongSupplier answered) {
    this.status = Path.of("/proc", String.valueOf(process), "status");
    this.answered = answered;
  }

  /** Takes one more look. */
  void look() {
    try (var lines = Files.lines(status)) {
      lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .forEach(kilobytes -> looks.add(new Look(answered.getAsLong(), kilobytes)));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** What it was, a line every tenth of the answers, and how much it has grown once settled. */
  String report() {
    List<Look> all = List.copyOf(looks);
    List<Look> settled = all.stream().filter(look -> look.answered >= SETTLED).toList();
    StringBuilder text = new StringBuilder();
    for (int tenth = 1; tenth <= 10; tenth++) {
      Look look = all.get(all.size() * tenth / 10 - 1);
      text.append(
          String.format(
              Locale.ROOT, "%d answers: %.1f MB%n", look.answered, look.kilobytes / 1024.0));
    }
    if (settled.size() < 2 * MEAN_OF) {
      return text + "too few answers after the first " + SETTLED;
    }
    double first = mean(settled.subList(0, MEAN_OF));
    double last = mean(settled.subList(settled.size() - MEAN_OF, settled.size()));
    return text
        + String.format(
            Locale.ROOT,
            "after %d answers %.1f MB, at the end %.1f MB: %+.1f %%",
            SETTLED,
            first / 1024,
            last / 1024,
            100 * (last / first - 1));
  }

  private static double mean(List<Look> looks) {
    return looks.stream().mapToLong(Look::kilobytes).average().orElseThrow();
  }
}
