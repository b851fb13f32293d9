package org.injerto.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.injerto.architecture.EncoderDecoderConfig;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions.Direction;

/** Makes the parts of T5 of its parameters, by their names. */
record EncoderDecoderParts(EncoderDecoderConfig config, Parameters parameters) {

  /** The half that reads. */
  RelativeEncoder encoder() {
    List<RelativeEncoder.Layer> layers =
        IntStream.range(0, config.size().encoderLayers())
            .mapToObj(layer -> "encoder.block." + layer + ".layer.")
            .map(
                name ->
                    new RelativeEncoder.Layer(
                        attention(name + "0.", "SelfAttention"), feedForward(name + "1.")))
            .toList();
    return new RelativeEncoder(
        parameters.get("shared.weight"),
        bias("encoder", Direction.BOTH),
        layers,
        norm("encoder.final_layer_norm"),
        config.dropout());
  }

  /** The half that writes. */
  RelativeDecoder decoder() {
    List<RelativeDecoder.Layer> layers =
        IntStream.range(0, config.size().decoderLayers())
            .mapToObj(layer -> "decoder.block." + layer + ".layer.")
            .map(
                name ->
                    new RelativeDecoder.Layer(
                        attention(name + "0.", "SelfAttention"),
                        attention(name + "1.", "EncDecAttention"),
                        feedForward(name + "2.")))
            .toList();
    return new RelativeDecoder(
        parameters.get("shared.weight"),
        bias("decoder", Direction.BACK),
        layers,
        norm("decoder.final_layer_norm"),
        config.dropout());
  }

  /** The bias of the first layer, which serves all. */
  private RelativeBias bias(String half, Direction direction) {
    String name = half + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight";
    return new RelativeBias(parameters.get(name), config.positions(), direction);
  }

  private RelativeAttention attention(String name, String kind) {
    return new RelativeAttention(
        norm(name + "layer_norm"),
        RelativeAttention.Projections.of(parameters, name + kind + "."),
        new AttentionHeads(config.size().heads()),
        new ScaledDotProduct(1, config.dropout()),
        config.dropout());
  }

  private RelativeFeedForward feedForward(String name) {
    String maps = name + "DenseReluDense.";
    boolean gated = config.feedForward().gated();
    return new RelativeFeedForward(
        norm(name + "layer_norm"),
        UnbiasedLinear.of(parameters, maps + (gated ? "wi_0" : "wi")),
        gated ? Optional.of(UnbiasedLinear.of(parameters, maps + "wi_1")) : Optional.empty(),
        ActivationFunction.of(config.feedForward().activation()),
        UnbiasedLinear.of(parameters, maps + "wo"),
        config.dropout());
  }

  private RootMeanSquareNorm norm(String name) {
    return RootMeanSquareNorm.of(parameters, name, config.layerNormEpsilon());
  }
}
