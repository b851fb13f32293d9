package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import org.injerto.server.task.DataType;

/**
 * A tensor of a request.
 *
 * @param form what its elements are and how many
 * @param data all elements, row by row: as many as the product of the shape
 * @param contentType what its client says of its elements, such as str or base64; empty if nothing
 */
record InputTensor(String name, Form form, List<JsonNode> data, String contentType) {
  InputTensor {
    data = List.copyOf(data);
  }

  /** What the elements are, and how many in each direction. */
  record Form(DataType type, List<Long> shape) {
    Form {
      shape = List.copyOf(shape);
    }

    /** How many elements there are, however many. */
    BigInteger elements() {
      return shape.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }
  }

  /** How many rows it has; many may be empty. */
  long rows() {
    return form.shape.get(0);
  }

  /** Whether each row is one element. */
  boolean isColumn() {
    return data.size() == rows();
  }
}
