package org.injerto.model;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Attention.Distances;

/**
 * The table of relative positions that all layers share (He et al. 2021, "DeBERTa").
 *
 * @param table (2 spans, H)
 * @param norm of its rows
 * @param distances which row is which distance
 */
record DistanceEmbeddings(Tensor table, Optional<LayerNorm> norm, Distances distances) {

  /** What there is in texts of so many pieces, and nothing of the longer distances. */
  DistanceRows of(int length) {
    int first = distances.row(1 - length);
    int last = distances.row(length - 1);
    Tensor used = table.narrow(0, first, last - first + 1L);
    return new DistanceRows(norm.map(n -> n.apply(used)).orElse(used), rows(length, first));
  }

  /** All rows of the matrix are windows of one sequence, read backwards. */
  private Tensor rows(int length, int first) {
    long[] byDistance = new long[2 * length - 1];
    for (int i = 0; i < byDistance.length; i++) {
      byDistance[i] = distances.row(i - length + 1) - first;
    }
    return Tensors.ofLongs(byDistance, byDistance.length).unfold(0, length, 1).flip(1);
  }
}
