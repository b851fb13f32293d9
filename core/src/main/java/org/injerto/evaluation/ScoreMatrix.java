package org.injerto.evaluation;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a model says of each label for each example: logits or probabilities, a row an example, a
 * column a label. All are finite, and neither side is empty.
 */
public final class ScoreMatrix {
  private final int columns;
  private final double[] values; // (rows, columns), row by row

  private ScoreMatrix(double[] values, int columns) {
    if (columns < 1 || values.length == 0 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "values must fill rows of columns, at least one; values=%d, columns=%d"
              .formatted(values.length, columns));
    }
    if (!DoubleStream.of(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "scores must be finite; scores=" + Arrays.toString(values));
    }
    this.values = values;
    this.columns = columns;
  }

  /**
   * The matrix of these values, which are copied.
   *
   * @param values row by row
   * @throws IllegalArgumentException if they do not fill the rows or one is not finite
   */
  public static ScoreMatrix of(double[] values, int columns) {
    return new ScoreMatrix(values.clone(), columns);
  }

  /** The matrix of these values, single precision as an engine gives them. */
  public static ScoreMatrix of(float[] values, int columns) {
    return new ScoreMatrix(
        IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray(), columns);
  }

  /** How many examples there are. */
  public int rows() {
    return values.length / columns;
  }

  /** How many labels there are. */
  public int columns() {
    return columns;
  }

  /** The score of a label for an example. */
  public double at(int row, int column) {
    return values[Objects.checkIndex(row, rows()) * columns + Objects.checkIndex(column, columns)];
  }

  /** A copy of the scores of a label for all examples. */
  public double[] column(int column) {
    return IntStream.range(0, rows()).mapToDouble(row -> at(row, column)).toArray();
  }

  /** A copy of all scores, row by row. */
  public double[] toArray() {
    return values.clone();
  }

  /** The label with the largest score for an example, the first of equals. */
  public int best(int row) {
    int best = 0;
    for (int column = 1; column < columns; column++) {
      best = at(row, column) > at(row, best) ? column : best;
    }
    return best;
  }

  /** {@link #best(int)} of each example. */
  public int[] best() {
    return IntStream.range(0, rows()).map(this::best).toArray();
  }

  /** The largest score for an example: the confidence, where scores are probabilities. */
  public double largest(int row) {
    return at(row, best(row));
  }

  /** The probabilities of exclusive labels from their logits: the softmax of each row. */
  public ScoreMatrix softmax() {
    return softmax(1);
  }

  /**
   * The softmax of the logits divided by a temperature (above zero): a high one makes them alike, a
   * low one sharp.
   */
  public ScoreMatrix softmax(double temperature) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature must be above zero; it is " + temperature);
    }
    double[] probabilities = new double[values.length];
    for (int row = 0; row < rows(); row++) {
      double largest = largest(row);
      double sum = 0;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        probabilities[i] = Math.exp((values[i] - largest) / temperature);
        sum += probabilities[i];
      }
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        probabilities[i] /= sum;
      }
    }
    return new ScoreMatrix(probabilities, columns);
  }

  /** The probabilities of independent labels from their logits: the logistic function of each. */
  public ScoreMatrix sigmoid() {
    return new ScoreMatrix(
        DoubleStream.of(values).map(x -> 1 / (1 + Math.exp(-x))).toArray(), columns);
  }
}
