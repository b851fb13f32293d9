package org.injerto.onnx.graph;

/**
 * What a node computes.
 *
 * @param domain who defines it; empty for ONNX itself
 * @param name within the domain
 */
public record Operator(String domain, String name) {
  /** Who defines the operators that only ONNX Runtime has. */
  public static final String MICROSOFT = "com.microsoft";

  /** An operator of ONNX itself. */
  public static Operator standard(String name) {
    return new Operator("", name);
  }

  /** An operator of ONNX Runtime. */
  public static Operator microsoft(String name) {
    return new Operator(MICROSOFT, name);
  }
}
