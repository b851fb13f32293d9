package org.injerto.onnx.graph;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A model as the message {@code ModelProto} of onnx.proto, by whose names the numbers of fields are
 * called here.
 */
final class ModelMessage {
  /** The form of the file that opset 17 was published with. */
  private static final int IR_VERSION = 8;

  private final BiConsumer<ProtobufMessage, Initializer> numbers;

  /**
   * @param numbers adds the fields of an initializer that say what its numbers are
   */
  ModelMessage(BiConsumer<ProtobufMessage, Initializer> numbers) {
    this.numbers = numbers;
  }

  ProtobufMessage of(Model model) {
    ProtobufMessage message =
        new ProtobufMessage()
            .number(1, IR_VERSION) // ir_version
            .text(2, "injerto") // producer_name
            .message(7, graph(model.graph())); // graph
    model
        .operatorSets()
        .forEach(
            (domain, version) -> // opset_import
            message.message(8, new ProtobufMessage().text(1, domain).number(2, version)));
    model
        .metadata()
        .forEach(
            (key, value) -> // metadata_props
            message.message(14, new ProtobufMessage().text(1, key).text(2, value)));
    return message;
  }

  private ProtobufMessage graph(Graph graph) {
    ProtobufMessage message = new ProtobufMessage();
    graph.nodes().forEach(node -> message.message(1, node(node))); // node
    message.text(2, "graph"); // name
    graph.initializers().forEach(one -> message.message(5, initializer(one))); // initializer
    graph.inputs().forEach(input -> message.message(11, port(input))); // input
    graph.outputs().forEach(output -> message.message(12, port(output))); // output
    return message;
  }

  private static ProtobufMessage node(Node node) {
    ProtobufMessage message = new ProtobufMessage();
    node.inputs().forEach(input -> message.text(1, input)); // input
    node.outputs().forEach(output -> message.text(2, output)); // output
    message.text(3, node.name()).text(4, node.operator().name()); // name, op_type
    for (Map.Entry<String, Attribute> attribute : node.attributes().entrySet()) {
      message.message(5, attribute(attribute.getKey(), attribute.getValue())); // attribute
    }
    return message.text(7, node.operator().domain()); // domain
  }

  private static ProtobufMessage attribute(String name, Attribute attribute) {
    ProtobufMessage message = new ProtobufMessage().text(1, name); // name
    if (attribute instanceof Attribute.Fraction fraction) {
      return message.fraction(2, fraction.value()).number(20, 1); // f, type FLOAT
    }
    if (attribute instanceof Attribute.Whole whole) {
      return message.number(3, whole.value()).number(20, 2); // i, type INT
    }
    if (attribute instanceof Attribute.Text text) {
      return message.text(4, text.value()).number(20, 3); // s, type STRING
    }
    ((Attribute.Wholes) attribute).values().forEach(value -> message.number(8, value)); // ints
    return message.number(20, 7); // type INTS
  }

  private ProtobufMessage initializer(Initializer initializer) {
    ProtobufMessage message = new ProtobufMessage();
    initializer.shape().forEach(size -> message.number(1, size)); // dims
    message.number(2, initializer.type().code()).text(8, initializer.name()); // data_type, name
    numbers.accept(message, initializer);
    return message;
  }

  private static ProtobufMessage port(Port port) {
    ProtobufMessage tensor =
        new ProtobufMessage()
            .number(1, port.type().code()) // elem_type
            .message(2, shape(port.shape())); // shape
    return new ProtobufMessage()
        .text(1, port.name()) // name
        .message(2, new ProtobufMessage().message(1, tensor)); // type, tensor_type
  }

  private static ProtobufMessage shape(List<Dimension> sizes) {
    ProtobufMessage shape = new ProtobufMessage();
    for (Dimension size : sizes) {
      shape.message( // dim
          1,
          size instanceof Dimension.Fixed fixed
              ? new ProtobufMessage().number(1, fixed.size()) // dim_value
              : new ProtobufMessage().text(2, ((Dimension.Named) size).name())); // dim_param
    }
    return shape;
  }
}
