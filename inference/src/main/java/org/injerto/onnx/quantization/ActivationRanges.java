package org.injerto.onnx.quantization;

import java.util.Map;

/**
 * The ranges of tensors of a graph.
 *
 * @param byTensor by the names of the tensors
 */
public record ActivationRanges(Map<String, Range> byTensor) {
  public ActivationRanges {
    byTensor = Map.copyOf(byTensor);
  }

  /** The range of a tensor. */
  Range of(String tensor) {
    Range range = byTensor.get(tensor);
    if (range == null) {
      throw new IllegalArgumentException("the tensor must have a range; tensor=" + tensor);
    }
    return range;
  }
}
