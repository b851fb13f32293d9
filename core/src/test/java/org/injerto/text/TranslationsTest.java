package org.injerto.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of this module stands in both languages and is used. */
class TranslationsTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SOURCES = Path.of("src/main/java");

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.endsWith("messages.properties")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void bothLanguagesHaveTheSameTemplates(Path english) throws IOException {
    TreeSet<String> keys = keys(english);

    assertFalse(keys.isEmpty());
    assertEquals(keys, keys(english.resolveSibling("messages_es.properties")));
  }

  /** A key misspelt in the code leaves its template unused. */
  @ParameterizedTest
  @MethodSource("templates")
  void thePackageUsesEveryTemplate(Path english) throws IOException {
    TreeSet<String> unused = keys(english);
    Path folder = SOURCES.resolve(RESOURCES.relativize(english.getParent()));
    try (Stream<Path> sources = Files.list(folder)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        String code = Files.readString(source);
        unused.removeIf(key -> code.contains('"' + key + '"'));
      }
    }

    assertEquals(new TreeSet<>(), unused);
  }

  private static TreeSet<String> keys(Path file) throws IOException {
    Properties templates = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      templates.load(text);
    }
    return new TreeSet<>(templates.stringPropertyNames());
  }
}
