package org.injerto.onnx;

/** Which operators a graph is made of. */
public enum Flavour {
  /** Those of ONNX alone: any runtime that knows opset {@value Operators#VERSION} can run it. */
  PORTABLE("portable"),
  /** Those of ONNX Runtime too, where it computes them faster on a processor. */
  FUSED("fused");

  private final String title;

  Flavour(String title) {
    this.title = title;
  }

  /** What it is called in files. */
  public String title() {
    return title;
  }

  Kernels kernels(Operators operators) {
    return this == FUSED ? new FusedKernels(operators) : new PortableKernels(operators);
  }
}
