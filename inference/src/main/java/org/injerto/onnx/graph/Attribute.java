package org.injerto.onnx.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A setting of a node. */
public sealed interface Attribute {
  /** A whole number. */
  record Whole(long value) implements Attribute {}

  /** A number with a fraction. */
  record Fraction(float value) implements Attribute {}

  /** A word. */
  record Text(String value) implements Attribute {}

  /** Several whole numbers. */
  record Wholes(List<Long> values) implements Attribute {
    public Wholes {
      values = List.copyOf(values);
    }
  }

  static Attribute of(long value) {
    return new Whole(value);
  }

  static Attribute of(float value) {
    return new Fraction(value);
  }

  static Attribute of(String value) {
    return new Text(value);
  }

  static Attribute ofAll(long... values) {
    return new Wholes(Arrays.stream(values).boxed().collect(Collectors.toList()));
  }
}
