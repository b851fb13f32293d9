package org.injerto.onnx.quantization;

import java.util.List;
import java.util.Map;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Node;
import org.injerto.onnx.graph.Operator;

/** How the tensors that linear maps read become whole numbers from 0 to 255. */
sealed interface Activations {
  /** What it is called in files and reports. */
  String title();

  /** A tensor as whole numbers, made once for all that read it. */
  QuantizedTensor of(Rewriting graph, String tensor);

  /** From the smallest to the largest number of the tensor at hand. */
  record Dynamic() implements Activations {
    @Override
    public String title() {
      return "int8-dynamic";
    }

    @Override
    public QuantizedTensor of(Rewriting graph, String tensor) {
      QuantizedTensor quantized = QuantizedTensor.of(tensor);
      if (!graph.has(quantized.numbers())) {
        graph.keep(
            new Node(
                quantized.numbers(),
                Operator.standard("DynamicQuantizeLinear"),
                List.of(tensor),
                List.of(quantized.numbers(), quantized.scale(), quantized.zeroPoint()),
                Map.of()));
      }
      return quantized;
    }
  }

  /** In ranges that were seen before; what lies outside of them counts as their ends. */
  record Fixed(ActivationRanges ranges) implements Activations {
    @Override
    public String title() {
      return "int8-static";
    }

    @Override
    public QuantizedTensor of(Rewriting graph, String tensor) {
      QuantizedTensor quantized = QuantizedTensor.of(tensor);
      if (!graph.has(quantized.numbers())) {
        Range range = ranges.of(tensor);
        graph.initializer(
            new Initializer(
                quantized.scale(), DataType.FLOAT, List.of(), Content.ofFloats(range.scale())));
        byte zeroPoint = (byte) range.zeroPoint();
        graph.initializer(
            new Initializer(
                quantized.zeroPoint(), DataType.UINT8, List.of(), out -> out.write(zeroPoint)));
        List<String> inputs = List.of(tensor, quantized.scale(), quantized.zeroPoint());
        graph.add(Operator.standard("QuantizeLinear"), inputs, quantized.numbers());
      }
      return quantized;
    }
  }
}
