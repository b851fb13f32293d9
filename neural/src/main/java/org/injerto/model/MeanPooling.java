package org.injerto.model;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderNames;

/**
 * A start for the last layer of an encoder whose first piece was never trained to stand for the
 * whole text: it attends to all pieces alike and adds their mean, times four, to each.
 *
 * <p>Masked language modelling alone teaches [CLS] nothing, and a few hundred examples are too few
 * to teach it where to look. The layer is one that training can make into any other, and the model
 * keeps its architecture, so that everything reads it that reads BERT. What the last layer knew is
 * of the masked words themselves (Zhang et al. 2021, "Revisiting Few-sample BERT Fine-tuning",
 * section 5, start such layers anew).
 */
final class MeanPooling {
  private static final float WEIGHT = 4;

  private MeanPooling() {}

  /** Overwrites the parameters of the last layer, which must be one of its own. */
  static void start(EncoderArchitecture architecture, Parameters parameters) {
    List<String> layers = architecture.names().layers();
    String layer = layers.get(layers.size() - 1);
    EncoderNames.SelfAttention attention = architecture.names().layer().attention();
    EncoderNames.FeedForward feedForward = architecture.names().layer().feedForward();
    for (String zero :
        List.of(
            attention.query() + ".weight",
            attention.query() + ".bias",
            attention.value() + ".bias",
            attention.output() + ".bias",
            attention.norm() + ".bias",
            feedForward.output() + ".weight",
            feedForward.output() + ".bias",
            feedForward.norm() + ".bias")) {
      fill(Tensors.memory(parameters.get(layer + zero)), 0);
    }
    for (String norm : List.of(attention.norm(), feedForward.norm())) {
      fill(Tensors.memory(parameters.get(layer + norm + ".weight")), 1);
    }
    int size = architecture.size().hiddenSize();
    diagonal(parameters, layer + attention.value() + ".weight", size, 1);
    diagonal(parameters, layer + attention.output() + ".weight", size, WEIGHT);
  }

  private static void diagonal(Parameters parameters, String name, int size, float value) {
    FloatBuffer matrix = Tensors.memory(parameters.get(name)); // (H, H)
    fill(matrix, 0);
    IntStream.range(0, size).forEach(i -> matrix.put(i * size + i, value));
  }

  private static void fill(FloatBuffer values, float value) {
    IntStream.range(0, values.capacity()).forEach(i -> values.put(i, value));
  }
}
