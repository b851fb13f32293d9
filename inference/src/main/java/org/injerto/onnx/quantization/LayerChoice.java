package org.injerto.onnx.quantization;

import java.util.List;

/**
 * Which layers were quantized, and why.
 *
 * @param before the score of the model as it was
 * @param allQuantized its score with all layers quantized
 * @param after the score of {@code model}
 * @param layers what each costs, the dearest first; empty if all could be quantized, so that nobody
 *     had to ask
 */
public record LayerChoice(
    double before,
    double allQuantized,
    double after,
    List<LayerLoss> layers,
    QuantizedModel model) {
  public LayerChoice {
    layers = List.copyOf(layers);
  }

  /** How much the score fell. */
  public double loss() {
    return before - after;
  }
}
