package org.injerto.onnx;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.architecture.EncoderDecoderConfig;
import org.injerto.architecture.EncoderDecoderConfig.RelativePositions.Direction;
import org.injerto.onnx.graph.Tensor;

/** Makes the parts of T5 of its parameters, by their names. */
record EncoderDecoderParts(EncoderDecoderConfig config, Weights weights, Kernels kernels) {

  /** The half that reads. */
  RelativeEncoder encoder() {
    List<RelativeEncoder.Layer> layers =
        names("encoder", config.size().encoderLayers())
            .map(
                name ->
                    new RelativeEncoder.Layer(
                        attention(name + "0.", "SelfAttention"), feedForward(name + "1.")))
            .toList();
    return new RelativeEncoder(
        kernels,
        weights.of(config.words()),
        bias("encoder", Direction.BOTH),
        layers,
        norm("encoder.final_layer_norm"));
  }

  /** The half that writes. */
  RelativeDecoder decoder() {
    List<RelativeDecoder.Layer> layers =
        names("decoder", config.size().decoderLayers())
            .map(
                name ->
                    new RelativeDecoder.Layer(
                        attention(name + "0.", "SelfAttention"),
                        attention(name + "1.", "EncDecAttention"),
                        feedForward(name + "2.")))
            .toList();
    return new RelativeDecoder(
        kernels,
        weights.of(config.words()),
        bias("decoder", Direction.BACK),
        layers,
        norm("decoder.final_layer_norm"));
  }

  private static Stream<String> names(String half, int layers) {
    return IntStream.range(0, layers).mapToObj(layer -> half + ".block." + layer + ".layer.");
  }

  /** The bias of the first layer, which serves all. */
  private RelativeBias bias(String half, Direction direction) {
    String name = half + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight";
    return new RelativeBias(
        weights.of(name), DistanceTable.of(kernels.operators(), config.positions(), direction));
  }

  private RelativeAttention attention(String name, String kind) {
    return new RelativeAttention(
        norm(name + "layer_norm"),
        RelativeAttention.Maps.of(weights, name + kind + "."),
        new AttentionHeads(config.size().heads(), config.size().headSize()));
  }

  private RelativeFeedForward feedForward(String name) {
    String maps = name + "DenseReluDense.";
    boolean gated = config.feedForward().gated();
    return new RelativeFeedForward(
        norm(name + "layer_norm"),
        map(maps + (gated ? "wi_0" : "wi")),
        gated ? Optional.of(map(maps + "wi_1")) : Optional.empty(),
        config.feedForward().activation(),
        map(maps + "wo"));
  }

  private Tensor map(String name) {
    return weights.transposed(name + ".weight");
  }

  private RootMeanSquareNorm norm(String name) {
    return new RootMeanSquareNorm(weights.of(name + ".weight"), config.layerNormEpsilon());
  }
}
