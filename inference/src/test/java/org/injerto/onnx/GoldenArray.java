package org.injerto.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Nested lists of whole numbers as the rows of a batch, (B, T). */
record GoldenArray(long[] values, long[] shape) {
  /** Rows, in a list or in lists of lists. */
  static GoldenArray of(JsonNode nested) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode row : nested) {
      if (row.get(0).isArray()) {
        row.forEach(rows::add);
      } else {
        rows.add(row);
      }
    }
    long[] values =
        rows.stream()
            .flatMapToLong(row -> row.valueStream().mapToLong(JsonNode::longValue))
            .toArray();
    return new GoldenArray(values, new long[] {rows.size(), rows.get(0).size()});
  }

  /** The same number everywhere. */
  GoldenArray filled(long value) {
    long[] same = new long[values.length];
    Arrays.fill(same, value);
    return new GoldenArray(same, shape);
  }

  /** Every place of a batch, counted row by row. */
  GoldenArray places() {
    return new GoldenArray(
        LongStream.range(0, values.length).toArray(), new long[] {values.length});
  }
}
