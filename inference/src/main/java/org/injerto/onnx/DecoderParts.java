package org.injerto.onnx;

import java.util.stream.IntStream;
import org.injerto.architecture.DecoderConfig;

/** Makes the parts of GPT-2 of its parameters, by their names. */
record DecoderParts(DecoderConfig config, Weights weights, Kernels kernels) {
  private static final String TRUNK = "transformer.";

  Decoder decoder() {
    return new Decoder(
        kernels,
        weights.of(config.words()),
        new PositionEmbeddings.FromZero(weights.of(TRUNK + "wpe.weight")),
        IntStream.range(0, config.size().layers()).mapToObj(this::layer).toList(),
        norm(TRUNK + "ln_f"));
  }

  private DecoderLayer layer(int index) {
    String layer = TRUNK + "h." + index + ".";
    return new DecoderLayer(
        new DecoderLayer.Attention(
            norm(layer + "ln_1"),
            weights.conv1D(layer + "attn.c_attn"),
            new ScaledDotProduct(
                new AttentionHeads(config.size().heads(), config.headSize()),
                config.attentionScale().of(index, config.headSize())),
            weights.conv1D(layer + "attn.c_proj")),
        new DecoderLayer.FeedForward(
            norm(layer + "ln_2"),
            weights.conv1D(layer + "mlp.c_fc"),
            config.numbers().activation(),
            weights.conv1D(layer + "mlp.c_proj")));
  }

  private LayerNorm norm(String name) {
    return weights.norm(name, config.numbers().layerNormEpsilon());
  }
}
