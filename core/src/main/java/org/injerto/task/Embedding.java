package org.injerto.task;

import java.util.stream.IntStream;

/** A vector that stands for a text. */
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /**
   * A vector with a copy of these numbers.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Embedding of(float[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a vector must have numbers");
    }
    return new Embedding(values.clone());
  }

  /** How many numbers it has. */
  public int size() {
    return values.length;
  }

  /** A copy of the numbers. */
  public float[] toArray() {
    return values.clone();
  }

  /** The same direction with length 1; zeros stay zeros. */
  public Embedding normalized() {
    double length = Math.max(Math.sqrt(product(this)), 1e-12);
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (values[i] / length);
    }
    return new Embedding(scaled);
  }

  /**
   * How near another text is.
   *
   * @return the cosine of the angle between the vectors, from -1 to 1
   * @throws IllegalArgumentException if the other has another size
   */
  public double cosine(Embedding other) {
    if (other.size() != size()) {
      throw new IllegalArgumentException(
          "vectors must have one size; sizes=" + size() + ", " + other.size());
    }
    return normalized().product(other.normalized());
  }

  private double product(Embedding other) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> (double) values[i] * other.values[i])
        .sum();
  }
}
