package org.injerto.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

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
        types.isMissingNode() ? ids.mul(new org.bytedeco.pytorch.Scalar(0)) : longs(types),
        mask.isMissingNode() ? new TensorOptional() : new TensorOptional(longs(mask)));
  }

  /** A matrix of whole numbers. */
  public static Tensor longs(JsonNode rows) {
    List<Long> values = new ArrayList<>();
    rows.forEach(row -> row.forEach(value -> values.add(value.longValue())));
    return Tensors.ofLongs(
        values.stream().mapToLong(Long::longValue).toArray(), rows.size(), rows.get(0).size());
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
