package org.injerto.doctor;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint holds.
 *
 * @param tensors how many there are
 * @param parameters how many real numbers they hold: counters and masks left out
 * @param bytes their size
 * @param numbers how many numbers there are of each type, such as F32
 */
public record WeightsFacts(int tensors, long parameters, long bytes, Map<String, Long> numbers) {
  public WeightsFacts {
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
  }
}
