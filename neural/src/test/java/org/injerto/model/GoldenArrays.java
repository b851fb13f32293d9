package org.injerto.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
