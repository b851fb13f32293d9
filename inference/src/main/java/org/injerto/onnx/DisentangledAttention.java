package org.injerto.onnx;

import java.util.Optional;
import org.injerto.onnx.graph.Tensor;

/**
 * Dot products of what pieces are with each other, and of what they are with how far they are apart
 * (He et al. 2021, "DeBERTa", section 3.1). B texts, A heads, T pieces, Q of them ask, R distances,
 * D features of a head.
 *
 * @param projections of contents
 * @param attention heads, and the scale of all terms
 * @param distances keys and queries of distances
 */
record DisentangledAttention(
    Operators operators,
    Projections projections,
    ScaledDotProduct attention,
    DistanceProjections distances)
    implements AttentionFunction {

  /**
   * The keys and queries of the distances, which no text changes, so that a runtime can compute
   * them when it opens the model.
   *
   * @param keys what a piece is asks how far another is: (all distances, H)
   * @param queries how far a piece is asks what another is: (all distances, H)
   */
  record DistanceProjections(Optional<Tensor> keys, Optional<Tensor> queries) {}

  @Override
  public Tensor of(Tensor asking, Tensor hidden, Surroundings surroundings) {
    AttentionHeads heads = attention.heads();
    SeenStates states = projections.of(operators, asking, hidden);
    DistanceRows rows = surroundings.distances().orElseThrow();
    Tensor queries = scaled(heads.split(operators, states.queries())); // (B, A, Q, D)
    Tensor scores = operators.matMul(queries, heads.splitTransposed(operators, states.keys()));
    if (distances.keys.isPresent()) {
      Tensor all = products(queries, distances.keys.get(), rows); // (B, A, Q, R)
      scores = operators.add(scores, ofPieces(all, askingRows(asking, hidden, rows)));
    }
    if (distances.queries.isPresent()) {
      Tensor keys = heads.split(operators, states.keys());
      Tensor all = scaled(products(keys, distances.queries.get(), rows)); // (B, A, T, R)
      Tensor ofEach = ofPieces(all, operators.transpose(askingRows(asking, hidden, rows), 1, 0));
      scores = operators.add(scores, operators.transpose(ofEach, 0, 1, 3, 2));
    }
    Tensor seen = operators.softmax(operators.add(scores, surroundings.visibility().asScores()));
    return heads.merge(operators, operators.matMul(seen, heads.split(operators, states.values())));
  }

  private Tensor scaled(Tensor x) {
    return operators.multiply(x, operators.number(attention.scale()));
  }

  /** The distances from the pieces that ask to all: (Q, T). */
  private Tensor askingRows(Tensor asking, Tensor hidden, DistanceRows rows) {
    return asking.equals(hidden)
        ? rows.row()
        : operators.slice(rows.row(), operators.wholes(0), operators.wholes(1), 0);
  }

  /** Each piece (B, A, T, D) with each distance of the text: (B, A, T, R). */
  private Tensor products(Tensor pieces, Tensor projected, DistanceRows rows) {
    AttentionHeads heads = attention.heads();
    Tensor used = operators.slice(projected, rows.first(), rows.end(), 0); // (R, H)
    Tensor shared = operators.reshape(used, -1, heads.count(), heads.size());
    return operators.matMul(pieces, operators.transpose(shared, 1, 2, 0)); // times (A, D, R)
  }

  /** Of all distances (B, A, T, R) those of the pieces (T, K): (B, A, T, K). */
  private Tensor ofPieces(Tensor all, Tensor rows) {
    Tensor batchAndHeads = operators.shape(all, 0, 2);
    Tensor sizes = operators.concatenate(batchAndHeads, operators.shape(rows, 0, 2));
    return operators.gatherInRows(all, operators.expand(rows, sizes));
  }
}
