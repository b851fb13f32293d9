package org.injerto.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.GraphBuilder;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Operator;
import org.injerto.onnx.graph.Tensor;

/** The standard operators of ONNX, opset {@value #VERSION}, as steps of a graph. */
record Operators(GraphBuilder graph) {
  /** The first that has {@code LayerNormalization}. */
  static final int VERSION = 17;

  /** A number that is there from the start. */
  Tensor number(double value) {
    float number = (float) value;
    return graph.initializer(
        new Initializer("float_" + number, DataType.FLOAT, List.of(), Content.ofFloats(number)));
  }

  /** A whole number that is there from the start. */
  Tensor whole(long value) {
    return graph.initializer(
        new Initializer("int_" + value, DataType.INT64, List.of(), Content.ofLongs(value)));
  }

  /** A vector of whole numbers that is there from the start. */
  Tensor wholes(long... values) {
    String name = Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining("_"));
    return wholes("ints_" + name, values);
  }

  /** A vector of whole numbers that is there from the start, under a name. */
  Tensor wholes(String name, long... values) {
    return graph.initializer(
        new Initializer(
            name, DataType.INT64, List.of((long) values.length), Content.ofLongs(values)));
  }

  Tensor add(Tensor a, Tensor b) {
    return step("Add", a, b);
  }

  Tensor subtract(Tensor a, Tensor b) {
    return step("Sub", a, b);
  }

  Tensor multiply(Tensor a, Tensor b) {
    return step("Mul", a, b);
  }

  Tensor divide(Tensor a, Tensor b) {
    return step("Div", a, b);
  }

  Tensor matMul(Tensor a, Tensor b) {
    return step("MatMul", a, b);
  }

  /** (M, K) times the transpose of (N, K), plus a bias of N numbers, if there is one. */
  Tensor timesTransposed(Tensor a, Tensor b, Optional<Tensor> bias) {
    List<Tensor> takes = bias.map(c -> List.of(a, b, c)).orElse(List.of(a, b));
    return step("Gemm", Map.of("transB", Attribute.of(1)), takes);
  }

  /** Along the last dimension. */
  Tensor softmax(Tensor x) {
    return step("Softmax", Map.of("axis", Attribute.of(-1)), List.of(x));
  }

  /** Rows of a table. */
  Tensor rows(Tensor table, Tensor numbers) {
    return gather(table, numbers, 0);
  }

  Tensor gather(Tensor x, Tensor indices, int axis) {
    return step("Gather", Map.of("axis", Attribute.of(axis)), List.of(x, indices));
  }

  /**
   * For each element of {@code indices} that of {@code x}, the last number of whose place it is;
   * both have four dimensions.
   */
  Tensor gatherInRows(Tensor x, Tensor indices) {
    return step("GatherElements", Map.of("axis", Attribute.of(3)), List.of(x, indices));
  }

  /**
   * Some pieces of each text.
   *
   * @param states (B, T, H)
   * @param places (B, 1), int64
   * @return (B, 1, H)
   */
  Tensor gatherInTexts(Tensor states, Tensor places) {
    return step(
        "GatherND", Map.of("batch_dims", Attribute.of(1)), List.of(states, unsqueeze(places, 2)));
  }

  /**
   * Another shape for the same numbers.
   *
   * @param sizes 0 for one that stays, -1 for one that follows
   */
  Tensor reshape(Tensor x, long... sizes) {
    return reshape(x, wholes(sizes));
  }

  Tensor reshape(Tensor x, Tensor sizes) {
    return step("Reshape", x, sizes);
  }

  Tensor transpose(Tensor x, long... dimensions) {
    return step("Transpose", Map.of("perm", Attribute.ofAll(dimensions)), List.of(x));
  }

  Tensor squeeze(Tensor x, long axis) {
    return step("Squeeze", x, wholes(axis));
  }

  Tensor unsqueeze(Tensor x, long... axes) {
    return step("Unsqueeze", x, wholes(axes));
  }

  Tensor expand(Tensor x, Tensor sizes) {
    return step("Expand", x, sizes);
  }

  /** What is in a range of an axis; {@code from} and {@code to} are vectors of one number. */
  Tensor slice(Tensor x, Tensor from, Tensor to, long axis) {
    return step("Slice", x, from, to, wholes(axis));
  }

  /** Equal parts along the last dimension of three. */
  List<Tensor> split(Tensor x, int parts) {
    return graph.add(
        Operator.standard("Split"), List.of(x), Map.of("axis", Attribute.of(2)), parts);
  }

  Tensor concatenate(Tensor... vectors) {
    return step("Concat", Map.of("axis", Attribute.of(0)), List.of(vectors));
  }

  /** The sizes of some dimensions: (to - from), int64. */
  Tensor shape(Tensor x, int from, int to) {
    Map<String, Attribute> range = new LinkedHashMap<>();
    range.put("start", Attribute.of(from));
    range.put("end", Attribute.of(to));
    return step("Shape", range, List.of(x));
  }

  /** How many pieces texts (B, T) have: a single number. */
  Tensor length(Tensor inputIds) {
    return squeeze(shape(inputIds, 1, 2), 0);
  }

  /** Whole numbers that follow each other; both ends are single numbers. */
  Tensor range(Tensor from, Tensor to) {
    return step("Range", from, to, whole(1));
  }

  Tensor cast(Tensor x, DataType type) {
    return step("Cast", Map.of("to", Attribute.of(type.code())), List.of(x));
  }

  /** Where {@code condition} is true the one, else the other. */
  Tensor where(Tensor condition, Tensor one, Tensor other) {
    return step("Where", condition, one, other);
  }

  /** Along the last dimension of what is given. */
  Tensor normalize(Tensor x, LayerNorm norm) {
    Map<String, Attribute> settings = new LinkedHashMap<>();
    settings.put("axis", Attribute.of(-1));
    settings.put("epsilon", Attribute.of((float) norm.epsilon()));
    return step("LayerNormalization", settings, List.of(x, norm.weight(), norm.bias()));
  }

  /** A step with neither settings nor further results. */
  Tensor step(String name, Tensor... takes) {
    return step(name, Map.of(), List.of(takes));
  }

  Tensor step(String name, Map<String, Attribute> settings, List<Tensor> takes) {
    return graph.add(Operator.standard(name), new ArrayList<>(takes), settings);
  }
}
