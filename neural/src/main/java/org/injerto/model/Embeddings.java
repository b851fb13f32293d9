package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Words, positions and types added, normalised and dropped out (Devlin et al. 2019, section 3).
 *
 * @param words (pieces, H)
 * @param padding the row of {@code words} that no gradient reaches
 * @param positions (longest length, H)
 * @param types (types, H)
 */
record Embeddings(
    Tensor words, int padding, Tensor positions, Tensor types, LayerNorm norm, double dropout) {

  /** (B, T) to (B, T, H). */
  Tensor apply(EncoderInput input, Noise noise) {
    long length = input.inputIds().size(1);
    Tensor sum =
        torch
            .embedding(words, input.inputIds(), padding, false, false)
            .add(torch.embedding(types, input.typeIds()))
            .add(positions.narrow(0, 0, length)); // (B, T, H) + (T, H)
    return noise.drop(norm.apply(sum), dropout);
  }
}
