package org.injerto.data;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Random orders. */
final class Order {
  private Order() {}

  /** Fisher and Yates, with a generator that {@link Collections#shuffle} does not take. */
  static <T> void shuffle(List<T> list, SplittableRandom random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
