package org.injerto.onnx;

import java.util.stream.IntStream;
import org.injerto.architecture.Attention.Distances;
import org.injerto.onnx.graph.Tensor;

/**
 * Which row of a table is which distance between two pieces, in texts of any length.
 *
 * <p>The rows are looked up and not computed: near a border between two buckets the last bit of a
 * logarithm decides, and runtimes differ there. From some distance on all are in the same row.
 *
 * @param rows of the distances from {@code -farthest} to {@code farthest}: int64
 * @param farthest the distance from which on nothing changes
 */
record DistanceTable(Tensor rows, int farthest) {
  /** No text is longer: the scores of its pieces would take four terabytes. */
  private static final int LONGEST = 1 << 20;

  /** The rows of DeBERTa's table of relative positions. */
  static DistanceTable of(Operators operators, Distances distances) {
    int farthest = farthest(distances);
    long[] rows = IntStream.rangeClosed(-farthest, farthest).mapToLong(distances::row).toArray();
    return new DistanceTable(operators.wholes("distance_rows", rows), farthest);
  }

  private static int farthest(Distances distances) {
    int last = 2 * distances.span() - 1;
    return IntStream.range(1, LONGEST)
        .filter(far -> distances.row(far) == last && distances.row(-far) == 0)
        .findFirst()
        .orElse(LONGEST);
  }

  /**
   * What there is in texts of the length of these.
   *
   * @param inputIds (B, T)
   */
  DistanceRows of(Operators operators, Tensor inputIds) {
    Tensor length = operators.squeeze(operators.shape(inputIds, 1, 2), 0);
    Tensor places = operators.range(operators.whole(0), length); // (T)
    Tensor distances =
        operators.subtract(operators.unsqueeze(places, 1), operators.unsqueeze(places, 0));
    Tensor longest = operators.subtract(length, operators.whole(1));
    Tensor first = row(operators, operators.step("Neg", longest));
    Tensor end = operators.add(row(operators, longest), operators.whole(1));
    Tensor row = operators.subtract(row(operators, distances), first); // (T, T)
    return new DistanceRows(operators.unsqueeze(first, 0), operators.unsqueeze(end, 0), row);
  }

  private Tensor row(Operators operators, Tensor distance) {
    Tensor within =
        operators.step("Clip", distance, operators.whole(-farthest), operators.whole(farthest));
    return operators.rows(rows, operators.add(within, operators.whole(farthest)));
  }
}
