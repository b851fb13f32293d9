package org.injerto.onnx.quantization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.Operator;

/** The operators that multiply whole numbers. */
sealed interface Products {
  /** Those that the other operators of the model go with. */
  static Products of(Model model) {
    return model.operatorSets().containsKey(Operator.MICROSOFT) ? new Fused() : new Portable();
  }

  /** Which steps that add a bias to a product leave that to the product. */
  Biases biases(Model model, LinearLayers layers);

  /** Adds the steps of a product. */
  void add(Rewriting graph, Product product);

  /** One operator of ONNX Runtime, which adds the bias while the sums are still in registers. */
  record Fused() implements Products {
    @Override
    public Biases biases(Model model, LinearLayers layers) {
      return Biases.of(model.graph(), layers);
    }

    @Override
    public void add(Rewriting graph, Product product) {
      List<String> inputs =
          new ArrayList<>(
              List.of(
                  product.input().numbers(),
                  product.matrix(),
                  product.input().scale(),
                  product.scales(),
                  product.input().zeroPoint()));
      product.bias().ifPresent(bias -> inputs.addAll(List.of("", bias))); // no zero point
      graph.add(Operator.microsoft("MatMulIntegerToFloat"), inputs, product.output());
    }
  }

  /** Operators of ONNX alone. */
  record Portable() implements Products {
    private static final Map<String, Attribute> TO_FLOAT =
        Map.of("to", Attribute.of(DataType.FLOAT.code()));

    @Override
    public Biases biases(Model model, LinearLayers layers) {
      return Biases.none();
    }

    @Override
    public void add(Rewriting graph, Product product) {
      String output = product.output();
      QuantizedTensor input = product.input();
      String sums =
          graph.add(
              Operator.standard("MatMulInteger"),
              List.of(input.numbers(), product.matrix(), input.zeroPoint()),
              output + ".int32");
      String numbers =
          graph.add(Operator.standard("Cast"), List.of(sums), output + ".float32", TO_FLOAT);
      String scale = multiply(graph, input.scale(), product.scales(), output + ".product_scale");
      if (product.bias().isEmpty()) {
        multiply(graph, numbers, scale, output);
        return;
      }
      String scaled = multiply(graph, numbers, scale, output + ".scaled");
      graph.add(Operator.standard("Add"), List.of(scaled, product.bias().get()), output);
    }

    private static String multiply(Rewriting graph, String one, String other, String output) {
      return graph.add(Operator.standard("Mul"), List.of(one, other), output);
    }
  }
}
