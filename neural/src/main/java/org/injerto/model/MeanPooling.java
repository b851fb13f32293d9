package org.injerto.model;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.architecture.EncoderConfig;

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

  /** Overwrites the parameters of the last layer. */
  static void start(EncoderConfig config, Parameters parameters) {
    String layer = "bert.encoder.layer." + (config.size().layers() - 1) + ".";
    for (String zero :
        List.of(
            "attention.self.query.weight",
            "attention.self.query.bias",
            "attention.self.value.bias",
            "attention.output.dense.bias",
            "attention.output.LayerNorm.bias",
            "output.dense.weight",
            "output.dense.bias",
            "output.LayerNorm.bias")) {
      fill(Tensors.memory(parameters.get(layer + zero)), 0);
    }
    for (String one : List.of("attention.output.LayerNorm.weight", "output.LayerNorm.weight")) {
      fill(Tensors.memory(parameters.get(layer + one)), 1);
    }
    int size = config.size().hiddenSize();
    diagonal(parameters, layer + "attention.self.value.weight", size, 1);
    diagonal(parameters, layer + "attention.output.dense.weight", size, WEIGHT);
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
