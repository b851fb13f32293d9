package org.injerto.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a classifier says of one text.
 *
 * @param label the likeliest label
 * @param score its probability, in [0, 1]
 * @param scores the probability of every label, in the order of the model
 */
public record Classification(String label, double score, Map<String, Double> scores) {
  public Classification {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }
}
