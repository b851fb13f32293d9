package org.injerto.tokenizer.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedPiecesTest {
  private static final String END = "end of word";

  @Test
  void theyAreCharactersAndSubstringsThatStandThereTwice() {
    Pieces seeds = seeds(Map.of("▁casa", 3L, "▁casas", 1L, "▁mesa", 2L));

    assertTrue(texts(seeds).containsAll(Set.of("▁", "c", "a", "s", "▁casa", "asa")));
    assertTrue(texts(seeds).stream().noneMatch(text -> text.contains("m") && text.length() > 1));
  }

  @Test
  void charactersOfTheAlphabetThatNoWordHasAreAmongThem() {
    Pieces seeds =
        SeedPieces.of(WordCounts.of(Map.of("ab", 1L)), List.of((int) 'a', (int) 'b', (int) 'ñ'));

    assertEquals(Set.of("a", "b", "ñ"), texts(seeds));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theyAreThoseThatCountingEverySubstringFinds(long seed) {
    Random random = new Random(seed);
    Map<String, Long> words = new LinkedHashMap<>();
    for (int word = 0; word < 60; word++) {
      words.merge(
          random
              .ints(1 + random.nextInt(22), 0, 3)
              .mapToObj(letter -> List.of("a", "ñ", "😀").get(letter))
              .collect(Collectors.joining()),
          1L + random.nextInt(5),
          Long::sum);
    }
    Map<String, Long> obvious = obvious(words);
    double total = obvious.values().stream().mapToDouble(Long::doubleValue).sum();

    Pieces seeds = seeds(words);

    assertEquals(obvious.keySet(), texts(seeds), "seed " + seed);
    for (int piece = 0; piece < seeds.size(); piece++) {
      double weight = obvious.get(seeds.text(piece));
      assertEquals(Math.log(weight / total), seeds.score(piece), 1e-12, seeds.text(piece));
    }
  }

  private static Pieces seeds(Map<String, Long> words) {
    return SeedPieces.of(WordCounts.of(words), List.of());
  }

  private static Set<String> texts(Pieces pieces) {
    Set<String> texts = new HashSet<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      texts.add(pieces.text(piece));
    }
    return texts;
  }

  /**
   * Every substring of at most 16 code units that stands there twice or more, and is not followed
   * by the same character each time, with its length times how often it stands there.
   */
  private static Map<String, Long> obvious(Map<String, Long> words) {
    Map<String, Set<String>> followers = new HashMap<>();
    Map<String, Long> times = new HashMap<>();
    Map<String, Long> weights = new TreeMap<>();
    for (Map.Entry<String, Long> counted : words.entrySet()) {
      List<String> letters =
          counted.getKey().codePoints().mapToObj(Character::toString).collect(Collectors.toList());
      letters.forEach(letter -> weights.merge(letter, counted.getValue(), Long::sum));
      letters.add(END);
      for (int from = 0; from < letters.size() - 1; from++) {
        for (int to = from + 2; to < letters.size(); to++) {
          String text = String.join("", letters.subList(from, to));
          times.merge(text, 1L, Long::sum);
          followers.computeIfAbsent(text, t -> new HashSet<>()).add(letters.get(to));
        }
      }
    }
    times.forEach(
        (text, count) -> {
          if (followers.get(text).size() > 1 && text.length() <= Substrings.LONGEST) {
            weights.put(text, count * text.length());
          }
        });
    return weights;
  }
}
