package org.injerto.onnx;

import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Tensor;

/**
 * The steps that some runtimes have operators of their own for. B texts, T pieces, Q of them ask, H
 * features.
 */
sealed interface Kernels permits PortableKernels, FusedKernels {
  /** The operators that everything else is made of. */
  Operators operators();

  /**
   * The sum of a linear map and what came before, normalised.
   *
   * @param inputs (B, T, inputs)
   * @param before (B, T, H)
   */
  Tensor addAndNormalize(Tensor inputs, Linear map, Tensor before, LayerNorm norm);

  /**
   * The sum of embeddings, normalised.
   *
   * @param embeddings (B, T, H)
   * @param places (B, T, H) or (T, H)
   */
  Tensor addAndNormalize(Tensor embeddings, Tensor places, LayerNorm norm);

  /** An activation of a linear map: (…, inputs) to (…, outputs). */
  Tensor activate(Tensor inputs, Linear map, Activation activation);

  /**
   * What pieces see of each other.
   *
   * @return (B, Q, H), the heads side by side
   */
  Tensor attend(SeenStates states, ScaledDotProduct attention, Visibility visibility);

  /**
   * The same, of the scores that attention would give and some numbers.
   *
   * @param added broadcast to (B, heads, Q, T), of which the last two are there
   * @return (B, Q, H), the heads side by side
   */
  Tensor attend(SeenStates states, ScaledDotProduct attention, Tensor added);
}
