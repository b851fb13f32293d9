package org.injerto.onnx.quantization;

import java.nio.FloatBuffer;

/**
 * How numbers are spread. They are seen twice: first for how far they reach, then to be counted in
 * {@value #BINS} bins on each side of zero, all of one width.
 */
public final class Histogram {
  /** Bins on each side of zero. */
  public static final int BINS = 2048;

  private final long[] counts = new long[2 * BINS];
  private float smallest;
  private float largest;
  private long count;

  Histogram() {}

  /** Takes note of how far numbers reach, with zero. */
  void reach(FloatBuffer values) {
    for (int i = values.position(); i < values.limit(); i++) {
      float value = values.get(i);
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("activations must be finite; found " + value);
      }
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
  }

  /** Counts numbers, none of which may reach farther than those before. */
  void count(FloatBuffer values) {
    double binsInOne = BINS / Math.max(farthest(), Float.MIN_NORMAL);
    for (int i = values.position(); i < values.limit(); i++) {
      int bin = BINS + (int) Math.floor(values.get(i) * binsInOne);
      counts[Math.min(bin, counts.length - 1)]++;
    }
    count += values.remaining();
  }

  /** How many numbers were counted. */
  public long count() {
    return count;
  }

  /** The smallest number, or zero. */
  public double smallest() {
    return smallest;
  }

  /** The largest number, or zero. */
  public double largest() {
    return largest;
  }

  /** The largest distance of a number from zero. */
  public double farthest() {
    return Math.max(largest, -(double) smallest);
  }

  /** How wide a bin is. */
  public double width() {
    return farthest() / BINS;
  }

  /**
   * How many numbers are in a bin.
   *
   * @param bin 0 for the one that begins at zero, -1 for the one that ends there
   */
  public long in(int bin) {
    return counts[BINS + bin];
  }

  /** How many numbers are as far from zero as the bin and the one of the other sign. */
  public long atDistance(int bin) {
    return in(bin) + in(-1 - bin);
  }
}
