package org.injerto.server.page;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the page as they stand in the source. */
final class PageSource {
  private static final Path FOLDER = Path.of("src/main/resources/org/injerto/server/page");

  private PageSource() {}

  static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> modules() {
    return names().stream().filter(name -> name.endsWith(".js")).toList();
  }

  static String allModules() {
    return modules().stream().map(PageSource::read).collect(joining("\n"));
  }

  /** The sentences of a language by key. */
  static Map<String, String> words(String language) {
    try {
      JsonNode words = new JsonMapper().readTree(read(language + ".json"));
      Map<String, String> byKey = new TreeMap<>();
      words.properties().forEach(word -> byKey.put(word.getKey(), word.getValue().textValue()));
      return byKey;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in the first group of each match. */
  static List<String> found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }
}
