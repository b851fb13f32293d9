package org.injerto.onnx;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.injerto.architecture.Attention.Distances;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions.Direction;
import org.injerto.onnx.graph.Tensor;

/**
 * Which row of a table is which distance between two pieces, in texts of any length. A distance is
 * the place of the piece that looks minus that of the one that it looks at.
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
    int last = 2 * distances.span() - 1;
    int farthest =
        IntStream.range(1, LONGEST)
            .filter(far -> distances.row(far) == last && distances.row(-far) == 0)
            .findFirst()
            .orElse(LONGEST);
    return of(operators, "distance_rows", farthest, distances::row);
  }

  /** The rows of T5's table of biases. */
  static DistanceTable of(Operators operators, RelativePositions positions, Direction direction) {
    int farthest = Math.min(LONGEST, positions.farthest());
    return of(
        operators,
        "distance_rows_" + direction,
        farthest,
        distance -> positions.bucket(-distance, direction));
  }

  private static DistanceTable of(
      Operators operators, String name, int farthest, IntUnaryOperator row) {
    long[] rows = IntStream.rangeClosed(-farthest, farthest).map(row).asLongStream().toArray();
    return new DistanceTable(operators.wholes(name, rows), farthest);
  }

  /** The rows of some distances, int64. */
  Tensor of(Operators operators, Tensor distances) {
    Tensor within =
        operators.step("Clip", distances, operators.whole(-farthest), operators.whole(farthest));
    return operators.rows(rows, operators.add(within, operators.whole(farthest)));
  }

  /** The rows of the distances between all pieces of texts of a length: (T, T). */
  Tensor between(Operators operators, Tensor length) {
    Tensor places = operators.range(operators.whole(0), length); // (T)
    Tensor distances =
        operators.subtract(operators.unsqueeze(places, 1), operators.unsqueeze(places, 0));
    return of(operators, distances);
  }
}
