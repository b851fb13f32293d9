package org.injerto.model;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Words, types and positions added, normalised and dropped out (Devlin et al. 2019, section 3), and
 * where embeddings have a size E of their own, brought to that of hidden states (Lan et al. 2020,
 * section 3.1).
 *
 * @param types (types, E)
 * @param projection E to H
 */
record Embeddings(
    Words words,
    Optional<Tensor> types,
    PositionEmbeddings positions,
    LayerNorm norm,
    double dropout,
    Optional<Linear> projection) {

  /**
   * The table of pieces.
   *
   * @param table (pieces, E)
   * @param padding the row that no gradient reaches
   */
  record Words(Tensor table, int padding) {
    Tensor of(Tensor inputIds) {
      return torch.embedding(table, inputIds, padding, false, false);
    }
  }

  /** (B, T) to (B, T, H). */
  Tensor apply(EncoderInput input, Noise noise) {
    Tensor words = this.words.of(input.inputIds()); // (B, T, E)
    Tensor typed =
        types.map(table -> words.add(torch.embedding(table, input.typeIds()))).orElse(words);
    Tensor sum = positions.add(typed, input.inputIds());
    Tensor embedded = noise.drop(norm.apply(sum), dropout);
    return projection.map(linear -> linear.apply(embedded)).orElse(embedded); // (B, T, H)
  }
}
