package org.injerto.architecture;

import java.util.List;
import java.util.Map;

/** The parameters of T5 by their names, each with its shape, in order; nothing has a bias. */
final class EncoderDecoderShapes {
  static final String WORDS = "shared.weight";

  private final Shapes shapes = new Shapes();
  private final EncoderDecoderConfig config;
  private final int hidden;
  private final long inner;

  private EncoderDecoderShapes(EncoderDecoderConfig config) {
    this.config = config;
    this.hidden = config.size().hiddenSize();
    this.inner = (long) config.size().heads() * config.size().headSize();
  }

  /** Those of {@code T5ForConditionalGeneration} but for its head. */
  static Map<String, List<Long>> of(EncoderDecoderConfig config) {
    EncoderDecoderShapes all = new EncoderDecoderShapes(config);
    all.matrix("shared", config.vocabulary().pieces(), all.hidden);
    all.encoder();
    all.decoder();
    return all.shapes.all();
  }

  private void encoder() {
    for (int layer = 0; layer < config.size().encoderLayers(); layer++) {
      String name = "encoder.block." + layer + ".layer.";
      selfAttention(name + "0.", layer);
      feedForward(name + "1.");
    }
    norm("encoder.final_layer_norm");
  }

  private void decoder() {
    for (int layer = 0; layer < config.size().decoderLayers(); layer++) {
      String name = "decoder.block." + layer + ".layer.";
      selfAttention(name + "0.", layer);
      attention(name + "1.EncDecAttention.");
      norm(name + "1.layer_norm");
      feedForward(name + "2.");
    }
    norm("decoder.final_layer_norm");
  }

  private void selfAttention(String name, int layer) {
    attention(name + "SelfAttention.");
    if (layer == 0) { // the bias of the first layer serves all
      matrix(
          name + "SelfAttention.relative_attention_bias",
          config.positions().buckets(),
          config.size().heads());
    }
    norm(name + "layer_norm");
  }

  private void attention(String name) {
    matrix(name + "q", inner, hidden);
    matrix(name + "k", inner, hidden);
    matrix(name + "v", inner, hidden);
    matrix(name + "o", hidden, inner);
  }

  private void feedForward(String name) {
    int intermediate = config.size().intermediateSize();
    List<String> maps = config.feedForward().gated() ? List.of("wi_0", "wi_1") : List.of("wi");
    maps.forEach(map -> matrix(name + "DenseReluDense." + map, intermediate, hidden));
    matrix(name + "DenseReluDense.wo", hidden, intermediate);
    norm(name + "layer_norm");
  }

  private void norm(String name) {
    shapes.vector(name + ".weight", hidden);
  }

  private void matrix(String name, long rows, long columns) {
    shapes.matrix(name + ".weight", rows, columns);
  }
}
