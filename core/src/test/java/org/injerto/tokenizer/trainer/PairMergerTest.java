package org.injerto.tokenizer.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.injerto.tokenizer.trainer.PairMerger.Merge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairMergerTest {
  /** Sennrich et al. 2016, section 3.2, with $ for the end of a word; ties are broken otherwise. */
  @Test
  void theExampleOfThePaperMergesAsThere() {
    Map<String, Long> words = new LinkedHashMap<>();
    words.put("low$", 5L);
    words.put("lower$", 2L);
    words.put("newest$", 6L);
    words.put("widest$", 3L);

    List<String> merges = merges(words, 100, 2);

    assertEquals(List.of("es", "t$", "est$", "lo", "low"), merges.subList(0, 5));
  }

  @Test
  void ofEquallyFrequentPairsTheFirstLettersGoFirst() {
    assertEquals(List.of("ab", "cd"), merges(Map.of("cd", 3L, "ab", 3L), 100, 2));
  }

  @Test
  void rarePairsAreNotMerged() {
    assertEquals(List.of("ab"), merges(Map.of("ab", 3L, "cd", 2L), 100, 3));
  }

  @Test
  void theSizeIsNotExceeded() {
    assertEquals(List.of("ab"), merges(Map.of("ab", 3L, "cd", 2L), 5, 2));
  }

  @Test
  void aListenerEndsIt() {
    Map<String, Long> words = new HashMap<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      words.put(("" + letter + (char) (letter + 1)).repeat(20) + letter, 5L);
    }

    assertThrows(
        CancellationException.class, () -> merges(words, 1000, 2, (done, total) -> done < 64));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsThatAreKeptUpToDateAreThoseCountedAnew(long seed) {
    Random random = new Random(seed);
    Map<String, Long> words = new LinkedHashMap<>();
    for (int word = 0; word < 150; word++) {
      String text =
          random
              .ints(1 + random.nextInt(9), 0, 7)
              .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
              .collect(Collectors.joining());
      words.merge(text, 1L + random.nextInt(4), Long::sum);
    }

    assertEquals(obvious(words, 90, 2), merges(words, 90, 2), "seed " + seed);
  }

  private static List<String> merges(Map<String, Long> words, int size, int minFrequency) {
    return merges(words, size, minFrequency, TrainingListener.SILENT);
  }

  private static List<String> merges(
      Map<String, Long> words, int size, int minFrequency, TrainingListener listener) {
    WordCounts counts = WordCounts.of(words);
    Symbols symbols = new Symbols(List.of());
    Alphabet.of(counts, Set.of(), OptionalInt.empty())
        .forEach(character -> symbols.add(Character.toString(character)));
    SymbolWords split =
        SymbolWords.of(
            counts, (character, first) -> symbols.number(Character.toString(character)).orElse(-1));
    return new PairMerger(split, symbols)
        .merge(size, minFrequency, String::concat, listener).stream()
            .map(PairMergerTest::joined)
            .toList();
  }

  private static String joined(Merge merge) {
    return merge.left() + merge.right();
  }

  /** Counts every pair anew before each merge. */
  private static List<String> obvious(Map<String, Long> words, int size, int minFrequency) {
    List<String> symbols =
        new ArrayList<>(
            words.keySet().stream()
                .flatMap(word -> word.chars().mapToObj(Character::toString))
                .distinct()
                .sorted()
                .toList());
    Map<List<String>, Long> split = new LinkedHashMap<>();
    words.forEach((word, times) -> split.put(List.of(word.split("")), times));
    List<String> merges = new ArrayList<>();
    while (symbols.size() < size) {
      Map<Long, Long> counts = new HashMap<>();
      split.forEach(
          (word, times) -> {
            for (int at = 1; at < word.size(); at++) {
              int left = symbols.indexOf(word.get(at - 1));
              counts.merge(PairTable.pair(left, symbols.indexOf(word.get(at))), times, Long::sum);
            }
          });
      long most = counts.isEmpty() ? 0 : Collections.max(counts.values());
      if (most < minFrequency) {
        break;
      }
      long pair =
          counts.keySet().stream().filter(p -> counts.get(p) == most).min(Long::compare).get();
      String left = symbols.get(PairTable.left(pair));
      String right = symbols.get(PairTable.right(pair));
      merges.add(left + right);
      if (!symbols.contains(left + right)) {
        symbols.add(left + right);
      }
      Map<List<String>, Long> merged = new LinkedHashMap<>();
      split.forEach((word, times) -> merged.merge(merged(word, left, right), times, Long::sum));
      split.clear();
      split.putAll(merged);
    }
    return merges;
  }

  private static List<String> merged(List<String> word, String left, String right) {
    List<String> merged = new ArrayList<>();
    for (int at = 0; at < word.size(); at++) {
      boolean found =
          at + 1 < word.size() && word.get(at).equals(left) && word.get(at + 1).equals(right);
      merged.add(found ? left + right : word.get(at));
      at += found ? 1 : 0;
    }
    return merged;
  }
}
