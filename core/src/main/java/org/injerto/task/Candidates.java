package org.injerto.task;

import java.util.List;

/**
 * Which pieces may fill a mask.
 *
 * @param most how many of them are said, at least 1
 * @param targets the words that are weighed against each other; every piece of the model if empty.
 *     Of a word that is no piece by itself, the first piece stands for it
 */
public record Candidates(int most, List<String> targets) {
  /**
   * @throws IllegalArgumentException if {@code most} is below 1
   */
  public Candidates {
    if (most < 1) {
      throw new IllegalArgumentException("most must be positive; most=" + most);
    }
    targets = List.copyOf(targets);
  }

  /** The likeliest pieces of all. */
  public static Candidates likeliest(int most) {
    return new Candidates(most, List.of());
  }
}
