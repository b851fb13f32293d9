package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressOnTerminalTest {
  @Test
  void theBarEndsWithAllThatWasDone() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    try (Progress progress =
        new ProgressOnTerminal(new Progress.Work("Injertando", 0, 40), err, Locale.ENGLISH)) {
      progress.at(40, 0.25);
    }

    String drawings = written.toString(StandardCharsets.UTF_8);
    String last = drawings.substring(drawings.lastIndexOf('\r') + 1);
    assertTrue(last.contains("Injertando 100%"), last);
    assertTrue(last.contains("40/40"), last);
    assertTrue(last.contains("loss 0.2500"), last);
    assertTrue(last.endsWith("\n"));
    assertFalse(last.stripTrailing().length() > 80, last);
  }
}
