package org.injerto.onnx;

import java.util.List;
import java.util.Optional;
import org.injerto.onnx.graph.Tensor;

/**
 * A Transformer encoder (Devlin et al. 2019): embeddings, then layers. B texts, T pieces, H
 * features.
 *
 * @param distances the table of distances, where attention asks for them
 * @param convolution what stands beside the first layer, if anything does
 */
record Encoder(
    Kernels kernels,
    Embeddings embeddings,
    List<EncoderLayer> layers,
    Optional<DistanceTable> distances,
    Optional<ConvolutionLayer> convolution) {

  /** The hidden states of the last layer: (B, T, H). */
  Tensor states(TextBatch input) {
    Surroundings surroundings = surroundings(input);
    Tensor hidden = beforeLast(input, surroundings);
    return pass(layers.size() - 1, hidden, surroundings);
  }

  /**
   * The hidden state of the first piece in the last layer: (B, H). The last layer is computed for
   * no other piece, as a classifier reads no other.
   */
  Tensor first(TextBatch input) {
    Operators operators = kernels.operators();
    if (convolution.isPresent() && layers.size() == 1) { // neighbours are read too
      return operators.gather(states(input), operators.whole(0), 1);
    }
    Surroundings surroundings = surroundings(input);
    Tensor hidden = beforeLast(input, surroundings);
    Tensor asking = operators.slice(hidden, operators.wholes(0), operators.wholes(1), 1);
    EncoderLayer last = layers.get(layers.size() - 1);
    return operators.squeeze(last.of(kernels, asking, hidden, surroundings), 1);
  }

  private Tensor beforeLast(TextBatch input, Surroundings surroundings) {
    Tensor hidden = embeddings.of(kernels, input);
    for (int layer = 0; layer < layers.size() - 1; layer++) {
      hidden = pass(layer, hidden, surroundings);
    }
    return hidden; // (B, T, H)
  }

  private Tensor pass(int layer, Tensor hidden, Surroundings surroundings) {
    Tensor passed = layers.get(layer).of(kernels, hidden, hidden, surroundings);
    return layer == 0 && convolution.isPresent()
        ? convolution.get().of(kernels.operators(), hidden, passed, surroundings.visibility())
        : passed;
  }

  private Surroundings surroundings(TextBatch input) {
    Operators operators = kernels.operators();
    return new Surroundings(
        new Visibility(operators, input.attentionMask()),
        distances.map(table -> DistanceRows.of(operators, table, input.inputIds())));
  }
}
