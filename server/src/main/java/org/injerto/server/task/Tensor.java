package org.injerto.server.task;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * Elements in rows.
 *
 * @param data all of them, row by row: as many as the product of {@code shape}
 */
public record Tensor(String name, DataType type, List<Long> shape, ArrayNode data) {
  /**
   * @throws IllegalArgumentException if the shape does not fit the data
   */
  public Tensor {
    shape = List.copyOf(shape);
    long elements = shape.stream().reduce(1L, Math::multiplyExact);
    if (elements != data.size()) {
      throw new IllegalArgumentException(
          "shape must fit the data; shape=" + shape + ", elements=" + data.size());
    }
  }

  /** Texts, one a row. */
  static Tensor texts(String name, List<String> texts) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode(texts.size());
    texts.forEach(data::add);
    return new Tensor(name, DataType.BYTES, List.of((long) texts.size()), data);
  }

  /** Numbers, one a row. */
  static Tensor numbers(String name, List<Double> numbers) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode(numbers.size());
    numbers.forEach(number -> data.add(number.floatValue()));
    return new Tensor(name, DataType.FP32, List.of((long) numbers.size()), data);
  }

  /** The same elements in rows of one length. */
  Tensor inRows(int rows) {
    return new Tensor(name, type, List.of((long) rows, (long) data.size() / rows), data);
  }
}
