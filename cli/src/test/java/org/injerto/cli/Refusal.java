package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** A run that must be refused as wrong input: in both languages, in words, with nothing written. */
final class Refusal {
  private Refusal() {}

  /** What a person reads in English. */
  static String of(String... arguments) {
    String spanish = text(arguments, "es");
    String english = text(arguments, "en");
    assertNotEquals(spanish, english);
    return english;
  }

  private static String text(String[] arguments, String language) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--language";
    all[arguments.length + 1] = language;
    Run run = Run.of(all);
    assertEquals(ExitCode.WRONG_INPUT, run.code(), run.err());
    assertEquals("", run.out());
    assertFalse(run.err().contains("Exception"), run.err());
    return run.err().stripTrailing();
  }
}
