package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressInLinesTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private long seconds = 1000;

  @Test
  void aLineStandsForTenSeconds() {
    Progress progress = progress(0, 400, Locale.ENGLISH);

    pass(9, progress, 50);
    pass(1, progress, 100);
    pass(9, progress, 190);
    pass(1, progress, 200);

    assertEquals(
        """
        Grafting: 100/400, 10.0/s, 0:30 left, loss 0.5000
        Grafting: 200/400, 10.0/s, 0:20 left, loss 0.5000
        """,
        written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void resumedWorkCountsOnlyWhatIsNew() {
    Progress progress = progress(1000, 11_000, Locale.forLanguageTag("es"));

    seconds += 10;
    progress.at(1010);

    assertEquals(
        "Grafting: 1010/11000, 1.0/s, faltan 2:46:30\n", written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void workThatHasNotBegunHasNoTimeLeft() {
    Progress progress = progress(0, 10, Locale.ENGLISH);

    seconds += 10;
    progress.at(0);

    assertEquals("Grafting: 0/10, 0.0/s, ? left\n", written.toString(StandardCharsets.UTF_8));
  }

  private Progress progress(long from, long total, Locale language) {
    return new ProgressInLines(
        new Progress.Work("Grafting", from, total),
        new PrintStream(written, true, StandardCharsets.UTF_8),
        language,
        () -> TimeUnit.SECONDS.toNanos(seconds));
  }

  private void pass(long howMany, Progress progress, long done) {
    seconds += howMany;
    progress.at(done, 0.5);
  }
}
