package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The arrays of golden files: nested lists going in, shape and data coming out. */
public final class GoldenArrays {
  private GoldenArrays() {}

  public static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** What goes into an encoder; types are 0 where none are given. */
  public static EncoderInput input(JsonNode inputs) {
    Tensor ids = longs(inputs.get("input_ids"));
    JsonNode types = inputs.path("token_type_ids");
    JsonNode mask = inputs.path("attention_mask");
    return new EncoderInput(
        ids,
        types.isMissingNode() ? ids.mul(new Scalar(0)) : longs(types),
        mask.isMissingNode() ? new TensorOptional() : new TensorOptional(longs(mask)));
  }

  /** What goes into a decoder. */
  public static DecoderInput decoderInput(JsonNode inputs) {
    return new DecoderInput(
        longs(inputs.get("input_ids")),
        optional(inputs.path("position_ids")),
        optional(inputs.path("attention_mask")));
  }

  private static TensorOptional optional(JsonNode rows) {
    return rows.isMissingNode() ? new TensorOptional() : new TensorOptional(longs(rows));
  }

  /** The pieces of each row that its mask does not hide. */
  static List<int[]> visible(JsonNode inputs) {
    List<int[]> texts = new ArrayList<>();
    for (int row = 0; row < inputs.get("input_ids").size(); row++) {
      int[] ids = ints(inputs.get("input_ids").get(row));
      int[] mask = ints(inputs.get("attention_mask").get(row));
      texts.add(
          IntStream.range(0, ids.length).filter(i -> mask[i] == 1).map(i -> ids[i]).toArray());
    }
    return texts;
  }

  static int[] ints(JsonNode row) {
    return row.valueStream().mapToInt(JsonNode::intValue).toArray();
  }

  /** Compares (B, T, …), but for positions that the case's mask hides. */
  static void compare(JsonNode expected, Tensor found, JsonNode testCase) {
    float[] wanted = data(expected);
    float[] values = Tensors.floats(found);
    JsonNode mask = testCase.get("inputs").path("attention_mask");
    clearHidden(mask, wanted, (int) found.size(2));
    clearHidden(mask, values, (int) found.size(2));
    assertArrayEquals(wanted, values, 1e-5f, testCase.get("name").asText());
  }

  private static void clearHidden(JsonNode mask, float[] values, int features) {
    int position = 0;
    for (JsonNode row : mask) {
      for (JsonNode visible : row) {
        if (visible.intValue() == 0) {
          Arrays.fill(values, position * features, (position + 1) * features, 0);
        }
        position++;
      }
    }
  }

  /** Rows of whole numbers, in a list or in lists of lists. */
  public static Tensor longs(JsonNode rows) {
    if (rows.get(0).get(0).isArray()) {
      List<Tensor> parts = rows.valueStream().map(GoldenArrays::longs).toList();
      return torch.cat(new TensorVector(parts.toArray(Tensor[]::new)));
    }
    List<Long> values = new ArrayList<>();
    rows.forEach(row -> row.forEach(value -> values.add(value.longValue())));
    return Tensors.ofLongs(
        values.stream().mapToLong(Long::longValue).toArray(), rows.size(), rows.get(0).size());
  }

  /** A row of whole numbers. */
  public static Tensor row(JsonNode numbers) {
    long[] values = numbers.valueStream().mapToLong(JsonNode::longValue).toArray();
    return Tensors.ofLongs(values, values.length);
  }

  /** The data of {@code {"shape": …, "data": …}}. */
  public static float[] data(JsonNode array) {
    float[] values = new float[array.get("data").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get("data").get(i).floatValue();
    }
    return values;
  }
}
