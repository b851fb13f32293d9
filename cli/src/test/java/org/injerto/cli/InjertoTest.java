package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.injerto.cli.ProgramProcess.Ended;
import org.junit.jupiter.api.Test;

/** The program as the shell sees it. */
class InjertoTest {
  private static final Map<String, String> NO_LOCALE = Map.of("LC_ALL", "C");

  @Test
  void helpIsWrittenInUtf8WhateverTheLocale() throws Exception {
    Ended ended = run("--help");

    assertEquals(0, ended.code());
    assertTrue(ended.out().contains("Órdenes:"), ended.out());
    assertEquals("", ended.err());
  }

  @Test
  void wrongUsageExitsWithTwoAndKeepsStandardOutputClean() throws Exception {
    Ended ended = run("modleos");

    assertEquals(2, ended.code());
    assertEquals("", ended.out());
    assertTrue(ended.err().contains("¿quería decir modelos?"), ended.err());
  }

  @Test
  void aResultIsAloneOnStandardOutput() throws Exception {
    Ended ended = run("models", "--json", "--verbose");

    assertEquals(0, ended.code());
    assertEquals("{\"models\":[\"es-mini\"],\"data\":[\"opiniones\",\"tickets\"]}\n", ended.out());
  }

  private static Ended run(String... arguments) throws IOException, InterruptedException {
    return ProgramProcess.start(Injerto.class, NO_LOCALE, arguments).end();
  }
}
