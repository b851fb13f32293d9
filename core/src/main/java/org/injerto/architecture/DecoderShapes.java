package org.injerto.architecture;

import java.util.List;
import java.util.Map;

/**
 * The parameters of GPT-2 by their names, each with its shape, in order. Its linear maps are stored
 * as {@code Conv1D}, inputs before outputs, but for those of the heads.
 */
final class DecoderShapes {
  static final String TRUNK = "transformer.";
  static final String WORDS = TRUNK + "wte.weight";

  private DecoderShapes() {}

  /** Those of {@code GPT2Model}. */
  static Map<String, List<Long>> trunk(DecoderConfig config) {
    int hidden = config.size().hiddenSize();
    Shapes shapes =
        new Shapes()
            .matrix(WORDS, config.vocabulary().pieces(), hidden)
            .matrix(TRUNK + "wpe.weight", config.vocabulary().positions(), hidden);
    for (int layer = 0; layer < config.size().layers(); layer++) {
      layer(shapes, TRUNK + "h." + layer + ".", hidden, config.size().intermediateSize());
    }
    return shapes.norm(TRUNK + "ln_f", hidden).all();
  }

  private static void layer(Shapes shapes, String name, int hidden, int intermediate) {
    shapes.norm(name + "ln_1", hidden);
    linear(shapes, name + "attn.c_attn", hidden, 3L * hidden);
    linear(shapes, name + "attn.c_proj", hidden, hidden);
    shapes.norm(name + "ln_2", hidden);
    linear(shapes, name + "mlp.c_fc", hidden, intermediate);
    linear(shapes, name + "mlp.c_proj", intermediate, hidden);
  }

  private static void linear(Shapes shapes, String name, long inputs, long outputs) {
    shapes.matrix(name + ".weight", inputs, outputs).vector(name + ".bias", outputs);
  }
}
