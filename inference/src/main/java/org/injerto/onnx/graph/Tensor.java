package org.injerto.onnx.graph;

/** A tensor of a graph that is being built, known by its name. */
public record Tensor(String name) {
  /** An optional input that is left out. */
  public static final Tensor ABSENT = new Tensor("");
}
