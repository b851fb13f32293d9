package org.injerto.onnx;

/** The numbers that a file has of the weights; everything is computed in float32. */
public enum WeightPrecision {
  /** As the model was trained. */
  FLOAT32,
  /** Half as large on disk; runtimes make float32 of them when they open the file. */
  FLOAT16
}
