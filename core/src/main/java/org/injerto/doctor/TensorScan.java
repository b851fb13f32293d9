package org.injerto.doctor;

import java.nio.FloatBuffer;

/** What can be wrong with the numbers of a tensor, seen piece by piece. */
final class TensorScan {
  private long notFinite;
  private boolean zero = true;

  void add(FloatBuffer numbers) {
    while (numbers.hasRemaining()) {
      float number = numbers.get();
      zero &= number == 0;
      notFinite += Float.isFinite(number) ? 0 : 1;
    }
  }

  /** How many are infinite or no number. */
  long notFinite() {
    return notFinite;
  }

  /** Whether every number is zero. */
  boolean isZero() {
    return zero;
  }
}
