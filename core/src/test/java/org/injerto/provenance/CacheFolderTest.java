package org.injerto.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path HOME = Path.of("/home/eva").toAbsolutePath();
  private static final Path ELSEWHERE = Path.of("/elsewhere").toAbsolutePath();

  @Test
  void followsTheCustomOfEachSystem() {
    assertEquals(HOME.resolve(".cache/injerto"), CacheFolder.of("Linux", Map.of(), HOME));
    assertEquals(
        HOME.resolve("Library/Caches/injerto"), CacheFolder.of("Mac OS X", Map.of(), HOME));
    assertEquals(
        ELSEWHERE.resolve("injerto"),
        CacheFolder.of("Windows 11", Map.of("LOCALAPPDATA", ELSEWHERE.toString()), HOME));
    assertEquals(
        HOME.resolve("AppData/Local/injerto"), CacheFolder.of("Windows 11", Map.of(), HOME));
  }

  @Test
  void obeysXdgCacheHomeIfItIsAbsolute() {
    Map<String, String> absolute = Map.of("XDG_CACHE_HOME", ELSEWHERE.toString());

    assertEquals(ELSEWHERE.resolve("injerto"), CacheFolder.of("Linux", absolute, HOME));
    assertEquals(ELSEWHERE.resolve("injerto"), CacheFolder.of("Mac OS X", absolute, HOME));
    assertEquals(
        HOME.resolve(".cache/injerto"),
        CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", "relative"), HOME));
  }
}
