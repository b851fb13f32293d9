package org.injerto.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often each label stands in a set of examples.
 *
 * @param counts by label, in the order of the alphabet
 */
public record LabelBalance(Map<String, Long> counts) {
  /** The labels of examples. */
  public static LabelBalance of(List<Example> examples) {
    return new LabelBalance(
        examples.stream()
            .flatMap(LabelSet::labels)
            .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting())));
  }

  /** How many examples the most frequent label has for one of the rarest; 1 if all have as many. */
  public double ratio() {
    return counts.isEmpty()
        ? 1
        : (double) counts.values().stream().max(Long::compare).orElseThrow()
            / counts.values().stream().min(Long::compare).orElseThrow();
  }

  /** The labels that fewer examples have than this. */
  public List<String> rarerThan(long examples) {
    return counts.entrySet().stream()
        .filter(label -> label.getValue() < examples)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The weights that make every label count the same, as scikit-learn's {@code balanced}: all
   * examples by the number of labels and the examples of the label.
   *
   * @param labels in the order of the weights
   * @throws IllegalArgumentException if one of them has no example
   */
  public List<Double> balancedWeights(List<String> labels) {
    double all = counts.values().stream().mapToLong(Long::longValue).sum();
    return labels.stream().map(label -> all / (labels.size() * count(label))).toList();
  }

  private long count(String label) {
    return Optional.ofNullable(counts.get(label))
        .orElseThrow(
            () -> new IllegalArgumentException("every label must have an example; label=" + label));
  }
}
