package org.injerto;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * Seeds for tests of what holds whatever comes: others in each run. A test that fails has its seed
 * in its name.
 */
public final class Seeds {
  private static final int EDGES = 8;

  private Seeds() {}

  /** A hundred seeds, or as many as a test wants. */
  public static LongStream hundred() {
    return new Random().longs(100);
  }

  /** For tests that take longer. */
  public static LongStream twenty() {
    return new Random().longs(20);
  }

  /** A number of {@code [least, most]}, of which the two ends come often. */
  public static int between(int least, int most, Random random) {
    return switch (random.nextInt(EDGES)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + random.nextInt(most - least + 1);
    };
  }
}
