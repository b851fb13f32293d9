package org.injerto.server.model;

/** How fast the engine has answered of late. */
final class DrainRate {
  private static final double WEIGHT_OF_THE_LAST = 0.1;
  private static final long LONGEST_ADVICE = 60; // seconds

  private double piecesPerSecond; // 0 before the first batch

  /** Takes a batch into account. */
  synchronized void add(int pieces, long nanos) {
    double last = pieces * 1e9 / Math.max(1, nanos);
    double weight = piecesPerSecond == 0 ? 1 : WEIGHT_OF_THE_LAST;
    piecesPerSecond += weight * (last - piecesPerSecond);
  }

  /**
   * When to come again: the whole seconds until as many pieces are answered, from 1 to 60.
   *
   * @param threads how many batches are answered at the same time
   */
  synchronized long secondsFor(long pieces, int threads) {
    double seconds = Math.ceil(pieces / (piecesPerSecond * threads));
    return piecesPerSecond == 0 ? 1 : Math.max(1, Math.min(LONGEST_ADVICE, (long) seconds));
  }
}
