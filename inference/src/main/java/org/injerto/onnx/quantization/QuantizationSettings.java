package org.injerto.onnx.quantization;

import java.util.Set;

/**
 * What of a model becomes eight bits.
 *
 * @param granularity of the scales of weights
 * @param embeddings whether tables that pieces are looked up in are quantized too: no faster, but a
 *     much smaller file
 * @param kept names of layers that stay as they are
 */
public record QuantizationSettings(Granularity granularity, boolean embeddings, Set<String> kept) {
  public QuantizationSettings {
    kept = Set.copyOf(kept);
  }

  /** All linear maps, a scale for each of their outputs; embeddings stay as they are. */
  public static QuantizationSettings standard() {
    return new QuantizationSettings(Granularity.PER_CHANNEL, false, Set.of());
  }

  /** The same, and embeddings as well. */
  public QuantizationSettings withEmbeddings() {
    return new QuantizationSettings(granularity, true, kept);
  }

  /** The same with other layers that stay as they are. */
  public QuantizationSettings keeping(Set<String> layers) {
    return new QuantizationSettings(granularity, embeddings, layers);
  }
}
