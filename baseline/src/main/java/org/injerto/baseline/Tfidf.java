package org.injerto.baseline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Texts as vectors of length 1 with a number for each term that was seen in training: {@code (1 +
 * ln tf) · (1 + ln((1 + n) / (1 + df)))}, where the text has the term tf times and df of the n
 * training texts have it (Salton and Buckley 1988, smoothed as in scikit-learn).
 */
final class Tfidf {
  private record Column(int number, double rarity) {}

  private final Terms terms;
  private final Map<String, Column> columns = new HashMap<>();

  /** Learns the terms of these texts and how rare each is. */
  Tfidf(Terms terms, List<String> texts) {
    this.terms = terms;
    Map<String, Integer> frequencies = new TreeMap<>(); // sorted: the same columns on every run
    for (String text : texts) {
      new HashSet<>(terms.of(text)).forEach(term -> frequencies.merge(term, 1, Integer::sum));
    }
    double all = 1.0 + texts.size();
    frequencies.forEach(
        (term, frequency) ->
            columns.put(term, new Column(columns.size(), 1 + Math.log(all / (1 + frequency)))));
  }

  /** How many numbers a vector has. */
  int size() {
    return columns.size();
  }

  /** The numbers of a text that are not 0, by column; none if it has no known term. */
  SortedMap<Integer, Double> vector(String text) {
    Map<Column, Long> counts =
        terms.of(text).stream()
            .map(columns::get)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(column -> column, Collectors.counting()));
    SortedMap<Integer, Double> vector = new TreeMap<>();
    counts.forEach(
        (column, count) -> vector.put(column.number, (1 + Math.log(count)) * column.rarity));
    double length = Math.sqrt(vector.values().stream().mapToDouble(x -> x * x).sum());
    vector.replaceAll((column, value) -> value / length);
    return vector;
  }
}
