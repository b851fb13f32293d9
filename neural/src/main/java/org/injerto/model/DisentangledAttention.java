package org.injerto.model;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.EncoderConfig.Dropout;

/**
 * Dot products of what pieces are with each other, and of what they are with how far they are apart
 * (He et al. 2021, "DeBERTa", section 3.1). R distances.
 *
 * <p>The reference masks pieces that ask too, which changes only what hidden pieces see; here the
 * mask hides pieces from being seen, as everywhere.
 *
 * @param distanceKeys makes keys of distances: what a piece is asks how far another is
 * @param distanceQueries makes queries of distances: how far a piece is asks what another is
 */
record DisentangledAttention(
    Projections projections,
    Optional<Linear> distanceKeys,
    Optional<Linear> distanceQueries,
    Dropout dropout)
    implements AttentionFunction {

  @Override
  public Tensor apply(Tensor asking, Tensor hidden, Surroundings surroundings, Noise noise) {
    KeyValues seen = projections.keyValues(hidden);
    Tensor scores = scores(asking, seen.keys(), surroundings, noise);
    return AttentionProbabilities.of(scores, surroundings.mask())
        .mean(seen.values(), dropout.attention(), noise);
  }

  @Override
  public Tensor probabilities(Tensor hidden, Surroundings surroundings) {
    Tensor keys = projections.keyValues(hidden).keys();
    Tensor scores = scores(hidden, keys, surroundings, Noise.none());
    return AttentionProbabilities.of(scores, surroundings.mask()).rows();
  }

  /** (B, A, Q, T). */
  private Tensor scores(Tensor asking, Tensor keys, Surroundings surroundings, Noise noise) {
    DistanceRows rows = surroundings.distances().orElseThrow();
    Tensor distances = noise.drop(rows.embeddings(), dropout.embeddings()); // (R, H)
    Tensor row = rows.row().narrow(0, 0, asking.size(1)); // (Q, T)
    Tensor queries = projections.queries(asking).mul(new Scalar(scale(keys.size(3))));
    Tensor scores = torch.matmul(queries, keys.transpose(2, 3));
    if (distanceKeys.isPresent()) {
      Tensor all = products(queries, distanceKeys.get(), distances); // (B, A, Q, R)
      scores = scores.add(all.gather(3, expanded(row, all)));
    }
    if (distanceQueries.isPresent()) {
      Tensor all = products(keys, distanceQueries.get(), distances); // (B, A, T, R)
      Tensor ofEach = all.gather(3, expanded(row.t(), all)); // (B, A, T, Q)
      scores = scores.add(ofEach.transpose(2, 3).mul(new Scalar(scale(keys.size(3)))));
    }
    return scores;
  }

  /** One over the root of the head's size times the number of terms. */
  private double scale(long headSize) {
    int terms = 1 + (distanceKeys.isPresent() ? 1 : 0) + (distanceQueries.isPresent() ? 1 : 0);
    return 1 / Math.sqrt((double) headSize * terms);
  }

  /** Each piece (B, A, T, H/A) with each distance: (B, A, T, R). */
  private Tensor products(Tensor pieces, Linear projection, Tensor distances) {
    Tensor projected =
        projection
            .apply(distances)
            .view(distances.size(0), projections.heads().count(), pieces.size(3))
            .permute(1, 2, 0); // (A, H/A, R)
    return torch.matmul(pieces, projected);
  }

  private static Tensor expanded(Tensor row, Tensor like) {
    return row.expand(like.size(0), like.size(1), row.size(0), row.size(1));
  }
}
