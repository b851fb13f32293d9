package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions;

/**
 * What is added to the scores of attention for how far two pieces are apart (Raffel et al. 2020,
 * section 2.1). A heads, Q queries, K pieces.
 *
 * @param table a number for each bucket and head: (buckets, A)
 * @param positions how distances share buckets
 * @param direction whether pieces behind are told apart from those before
 */
record RelativeBias(Tensor table, RelativePositions positions, Direction direction) {
  /** Where pieces look. */
  enum Direction {
    /** To both sides, each with half of the buckets. */
    BOTH,
    /** To what stands before, with all buckets. */
    BACK
  }

  /**
   * The numbers for pieces that follow each other.
   *
   * @param first where the first query stands
   * @return (1, A, Q, K)
   */
  Tensor of(long first, long queries, long keys) {
    Tensor from = range(queries).add(new Scalar(first)).view(-1, 1); // (Q, 1)
    Tensor distances = range(keys).sub(from); // (Q, K), below 0 for what stands before
    return torch.embedding(table, buckets(distances)).permute(2, 0, 1).unsqueeze(0);
  }

  /** The number of the bucket of each distance. */
  Tensor buckets(Tensor distances) {
    if (direction == Direction.BACK) {
      return side(distances.neg().clamp_min(new Scalar(0)), positions.buckets());
    }
    int half = positions.buckets() / 2;
    Tensor behind = distances.gt(new Scalar(0)).to(ScalarType.Long).mul(new Scalar(half));
    return behind.add(side(distances.abs(), half));
  }

  /** The buckets of distances to one side: half of them exact, the others ever wider. */
  private Tensor side(Tensor distances, int buckets) {
    int exact = buckets / 2;
    double scale = Math.log((double) positions.farthest() / exact);
    // in the order of the reference, as the last bit of a logarithm decides between two buckets
    Tensor far =
        distances
            .to(ScalarType.Float)
            .div(new Scalar((double) exact))
            .log()
            .div(new Scalar(scale))
            .mul(new Scalar((double) (buckets - exact)));
    Tensor wide =
        far.clamp_min(new Scalar(0.0)) // distances of 0 are near, and their logarithm no number
            .to(ScalarType.Long)
            .add(new Scalar((long) exact))
            .clamp_max(new Scalar((long) (buckets - 1)));
    return torch.where(distances.lt(new Scalar((long) exact)), distances, wide);
  }

  private static Tensor range(long count) {
    return torch.arange(new Scalar(count), new TensorOptions(ScalarType.Long));
  }
}
