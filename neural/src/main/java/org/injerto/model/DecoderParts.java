package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.DecoderConfig;

/** Makes the parts of GPT-2 of its parameters, by their names. */
record DecoderParts(DecoderConfig config, Parameters parameters) {
  private static final String TRUNK = "transformer.";

  /**
   * Words and positions added and dropped out.
   *
   * @param words (pieces, H)
   * @param positions (longest length, H)
   */
  record Embeddings(Tensor words, Tensor positions, double dropout) {
    /**
     * (B, T) to (B, T, H).
     *
     * @param before how many pieces every text had before these
     */
    Tensor apply(DecoderInput input, long before, Noise noise) {
      requireRoom(before + input.length());
      Tensor places =
          input.positions().has_value()
              ? torch.embedding(positions, input.positions().get())
              : positions.narrow(0, before, input.length()); // (B, T, H) or (T, H)
      return noise.drop(torch.embedding(words, input.inputIds()).add(places), dropout);
    }

    private void requireRoom(long length) {
      if (length > positions.size(0)) {
        throw new IllegalArgumentException(
            "a text must fit the positions; pieces=" + length + ", positions=" + positions.size(0));
      }
    }
  }

  Embeddings embeddings() {
    return new Embeddings(
        parameters.get(TRUNK + "wte.weight"),
        parameters.get(TRUNK + "wpe.weight"),
        config.dropout().embedding());
  }

  DecoderLayer layer(int index) {
    String layer = TRUNK + "h." + index + ".";
    return new DecoderLayer(
        norm(layer + "ln_1"),
        attention(layer + "attn.", index),
        norm(layer + "ln_2"),
        new DecoderLayer.Expansion(
            Conv1D.of(parameters, layer + "mlp.c_fc"),
            ActivationFunction.of(config.numbers().activation()),
            Conv1D.of(parameters, layer + "mlp.c_proj")),
        config.dropout().residual());
  }

  private CausalAttention attention(String name, int layer) {
    return new CausalAttention(
        Conv1D.of(parameters, name + "c_attn"),
        Conv1D.of(parameters, name + "c_proj"),
        new AttentionHeads(config.size().heads()),
        new ScaledDotProduct(
            config.attentionScale().of(layer, config.headSize()), config.dropout().attention()));
  }

  /** The normalisation after the last layer. */
  LayerNorm norm() {
    return norm(TRUNK + "ln_f");
  }

  private LayerNorm norm(String name) {
    return LayerNorm.of(parameters, name, config.numbers().layerNormEpsilon());
  }
}
