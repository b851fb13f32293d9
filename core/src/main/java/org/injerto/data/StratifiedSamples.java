package org.injerto.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Examples in an order of which every beginning has the labels in about the shares of the whole: so
 * a small sample lies within every larger one of the same seed.
 */
public final class StratifiedSamples {
  private StratifiedSamples() {}

  /**
   * Draws examples.
   *
   * @param size how many, at most as many as there are
   * @param seed another seed draws others
   */
  public static List<Example> sample(List<Example> examples, int size, long seed) {
    if (size < 0 || size > examples.size()) {
      throw new IllegalArgumentException(
          "size must be within the examples; size=" + size + ", examples=" + examples.size());
    }
    return order(examples, seed).subList(0, size);
  }

  /**
   * Every example once. The k-th of the n examples of a label comes at (k - ½) / n of the way, so
   * that each label is spread evenly; of rare ones the first comes early.
   */
  static List<Example> order(List<Example> examples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Placed> placed = new ArrayList<>();
    for (List<Example> stratum : strata(examples).values()) {
      Order.shuffle(stratum, random);
      double shift = random.nextDouble() / 2;
      for (int k = 0; k < stratum.size(); k++) {
        placed.add(new Placed(stratum.get(k), (k + shift) / stratum.size()));
      }
    }
    Collections.sort(placed);
    return placed.stream().map(Placed::example).toList();
  }

  private static Map<String, List<Example>> strata(List<Example> examples) {
    Map<String, List<Example>> strata = new TreeMap<>();
    for (Example example : examples) {
      String key = String.join("|", LabelSet.labels(example).sorted().toList());
      strata.computeIfAbsent(key, label -> new ArrayList<>()).add(example);
    }
    return strata;
  }

  private record Placed(Example example, double place) implements Comparable<Placed> {
    @Override
    public int compareTo(Placed other) {
      return Double.compare(place, other.place);
    }
  }
}
