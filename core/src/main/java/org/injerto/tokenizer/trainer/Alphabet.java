package org.injerto.tokenizer.trainer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalInt;
import java.util.Set;

/** The characters that pieces are made of. */
final class Alphabet {
  private static final Comparator<Entry<Integer, Long>> MOST_FREQUENT_FIRST =
      Entry.<Integer, Long>comparingByValue().reversed().thenComparing(Entry.comparingByKey());

  private Alphabet() {}

  /**
   * The characters of the words, the smallest first.
   *
   * @param always characters that belong to it whether the words have them or not
   * @param most how many it has at most, those of {@code always} before the most frequent ones
   */
  static List<Integer> of(WordCounts words, Set<Integer> always, OptionalInt most) {
    Map<Integer, Long> counts = counts(words);
    always.forEach(character -> counts.put(character, Long.MAX_VALUE));
    return counts.entrySet().stream()
        .sorted(MOST_FREQUENT_FIRST)
        .limit(most.orElse(Integer.MAX_VALUE))
        .map(Entry::getKey)
        .sorted()
        .toList();
  }

  /** How often each character stands in the texts. */
  static Map<Integer, Long> counts(WordCounts words) {
    Map<Integer, Long> counts = new HashMap<>();
    for (int word = 0; word < words.size(); word++) {
      long times = words.count(word);
      words.word(word).codePoints().forEach(c -> counts.merge(c, times, Long::sum));
    }
    return counts;
  }
}
