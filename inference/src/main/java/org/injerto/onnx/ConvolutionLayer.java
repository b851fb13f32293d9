package org.injerto.onnx;

import java.util.List;
import java.util.Map;
import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Tensor;

/**
 * What neighbours make of the embeddings, added to what the first layer made of them (He et al.
 * 2021, DeBERTa v2). B texts, T pieces, H features.
 *
 * @param kernel (H, H, width)
 * @param width how many pieces each looks at, an odd number
 */
record ConvolutionLayer(
    Tensor kernel, Tensor bias, int width, Activation activation, LayerNorm norm) {

  /**
   * @param embedded what went into the first layer: (B, T, H)
   * @param hidden what came out of it: (B, T, H)
   */
  Tensor of(Operators operators, Tensor embedded, Tensor hidden, Visibility visibility) {
    Tensor seen = operators.multiply(embedded, visibility.asFactors());
    Tensor sums =
        operators.step(
            "Conv",
            Map.of("pads", Attribute.ofAll(width / 2, width / 2)),
            List.of(operators.transpose(seen, 0, 2, 1), kernel, bias)); // (B, H, T)
    Tensor active = Activations.of(operators, operators.transpose(sums, 0, 2, 1), activation);
    return operators.normalize(operators.add(hidden, active), norm);
  }
}
