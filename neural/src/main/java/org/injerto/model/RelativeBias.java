package org.injerto.model;

import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions.Direction;

/**
 * What is added to the scores of attention for how far two pieces are apart (Raffel et al. 2020,
 * section 2.1). A heads, Q queries, K pieces.
 *
 * @param table a number for each bucket and head: (buckets, A)
 * @param positions how distances share buckets
 * @param direction whether pieces behind are told apart from those before
 */
record RelativeBias(Tensor table, RelativePositions positions, Direction direction) {
  /**
   * The numbers for pieces that follow each other.
   *
   * @param first where the first query stands
   * @return (1, A, Q, K)
   */
  Tensor of(long first, long queries, long keys) {
    Tensor buckets = buckets(first, queries, keys); // (Q, K)
    return torch.embedding(table, buckets).permute(2, 0, 1).unsqueeze(0);
  }

  /** All rows of the matrix are windows of one sequence, the last first. */
  private Tensor buckets(long first, long queries, long keys) {
    long last = first + queries - 1;
    long[] byDistance =
        LongStream.range(-last, keys - first)
            .map(distance -> positions.bucket(Math.toIntExact(distance), direction))
            .toArray();
    return Tensors.ofLongs(byDistance, byDistance.length).unfold(0, keys, 1).flip(0);
  }
}
