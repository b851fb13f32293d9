package org.injerto.onnx.quantization;

/** How many numbers of a weight share a scale. */
public enum Granularity {
  /** All of them. */
  PER_TENSOR,
  /** Those that one output is made of: a large weight spoils no other output. */
  PER_CHANNEL
}
