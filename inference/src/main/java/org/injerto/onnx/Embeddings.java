package org.injerto.onnx;

import java.util.Optional;
import org.injerto.onnx.graph.Tensor;

/**
 * Words, types and positions added and normalised (Devlin et al. 2019, section 3), and where
 * embeddings have a size E of their own, brought to that of hidden states (Lan et al. 2020, section
 * 3.1).
 *
 * @param words (pieces, E)
 * @param types (types, E)
 * @param projection E to H
 */
record Embeddings(
    Tensor words,
    Optional<Tensor> types,
    PositionEmbeddings positions,
    LayerNorm norm,
    Optional<Linear> projection) {

  /** (B, T) to (B, T, H). */
  Tensor of(Kernels kernels, TextBatch input) {
    Operators operators = kernels.operators();
    Tensor read = operators.rows(words, input.inputIds()); // (B, T, E)
    Tensor typed =
        types.map(table -> operators.add(read, ofTypes(operators, table, input))).orElse(read);
    Tensor embedded =
        positions
            .of(operators, input.inputIds())
            .map(places -> kernels.addAndNormalize(typed, places, norm))
            .orElseGet(() -> operators.normalize(typed, norm));
    return projection.map(linear -> linear.apply(operators, embedded)).orElse(embedded);
  }

  /** Where there is one type only, its row for all. */
  private static Tensor ofTypes(Operators operators, Tensor table, TextBatch input) {
    return input.typeIds().map(ids -> operators.rows(table, ids)).orElse(table);
  }
}
