package org.injerto.server.task;

import java.util.List;

/**
 * What a tensor of a task is like.
 *
 * @param shape how many elements there are in each direction; -1 where any number is possible, as
 *     in the first, for the rows
 */
public record TensorKind(String name, DataType type, List<Long> shape) {
  static final long ANY = -1;

  public TensorKind {
    shape = List.copyOf(shape);
  }

  /** Any number of rows with one element each. */
  static TensorKind column(String name, DataType type) {
    return new TensorKind(name, type, List.of(ANY));
  }

  /** Any number of rows with as many elements each. */
  static TensorKind rows(String name, DataType type, long elements) {
    return new TensorKind(name, type, List.of(ANY, elements));
  }
}
