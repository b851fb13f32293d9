package org.injerto.examples;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Java code of the guide is that of the examples. Before each block stands where it is from:
 * {@code <!-- GraftAClassifier.java [read] -->}.
 */
class GuideTest {
  private static final Path ROOT = Path.of("..");
  private static final Path GUIDE = ROOT.resolve("docs/guide");
  private static final Path EXAMPLES = Path.of("src/main/java/org/injerto/examples");

  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- (\\S+ \\[\\w+\\]) -->\n)?```java\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("( *)// \\[(\\w+)\\]\n(.*?)\n *// \\[/\\2\\]\n", Pattern.DOTALL);

  /** A block of Java in a chapter. */
  private record Block(String origin, String code) {}

  @Test
  void everyBlockIsWhatItsRegionSays() throws IOException {
    Map<String, String> regions = regions();
    for (Path chapter : chapters()) {
      for (Block block : blocks(chapter)) {
        assertEquals(
            regions.get(block.origin()),
            block.code(),
            chapter.getFileName() + ", " + block.origin());
      }
    }
  }

  @Test
  void everyRegionStandsInTheChapterInBothLanguages() throws IOException {
    Map<String, List<Path>> places = new TreeMap<>();
    regions().keySet().forEach(region -> places.put(region, new ArrayList<>()));
    for (Path chapter : chapters()) {
      blocks(chapter).forEach(block -> places.get(block.origin()).add(chapter));
    }
    assertFalse(places.isEmpty());
    places.forEach((region, chapters) -> assertEquals(2, chapters.size(), region));
  }

  @Test
  void twinsShowTheSameCommandsCodeAndOutputInTheSameOrder() throws IOException {
    Map<String, List<List<String>>> twins = new TreeMap<>();
    for (Path chapter : chapters()) {
      String number = chapter.getFileName().toString().substring(0, 2);
      List<String> kinds =
          Pattern.compile("^```(\\w+)$", Pattern.MULTILINE)
              .matcher(Files.readString(chapter))
              .results()
              .map(MatchResult::group)
              .toList();
      twins.computeIfAbsent(number, key -> new ArrayList<>()).add(kinds);
    }
    twins.forEach(
        (number, chapters) -> {
          assertEquals(2, chapters.size(), number);
          assertEquals(chapters.get(0), chapters.get(1), number);
        });
  }

  private static List<Path> chapters() throws IOException {
    try (Stream<Path> files = Files.list(GUIDE)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<Block> blocks(Path chapter) throws IOException {
    return BLOCK
        .matcher(Files.readString(chapter))
        .results()
        .map(found -> new Block(String.valueOf(found.group(1)), found.group(2)))
        .toList();
  }

  private static Map<String, String> regions() throws IOException {
    Map<String, String> regions = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.sorted().toList()) {
        Matcher region = REGION.matcher(Files.readString(file));
        while (region.find()) {
          String origin = file.getFileName() + " [" + region.group(2) + "]";
          regions.put(origin, unindented(region.group(3), region.group(1).length()));
        }
      }
    }
    return regions;
  }

  private static String unindented(String code, int columns) {
    return code.lines()
        .map(line -> line.isBlank() ? "" : line.substring(columns))
        .collect(joining("\n"));
  }
}
