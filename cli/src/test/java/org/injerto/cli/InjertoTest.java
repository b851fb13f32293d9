package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.injerto.cli.ProgramProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the shell sees it. */
class InjertoTest {
  private static final Map<String, String> NO_LOCALE = Map.of("LC_ALL", "C");

  @TempDir private Path folder;

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
    Map<String, String> cache = Map.of("LC_ALL", "C", "HF_HUB_CACHE", folder.toString());
    Ended ended = ProgramProcess.start(Injerto.class, cache, "models", "--json", "--verbose").end();

    assertEquals(0, ended.code());
    String expected =
        """
        {"models":["es-mini"],"data":["opiniones","tickets"],"cache":"%s","cached":[]}
        """;
    assertEquals(expected.formatted(folder), ended.out());
  }

  private static Ended run(String... arguments) throws IOException, InterruptedException {
    return ProgramProcess.start(Injerto.class, NO_LOCALE, arguments).end();
  }
}
