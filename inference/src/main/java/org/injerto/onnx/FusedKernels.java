package org.injerto.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Operator;
import org.injerto.onnx.graph.Tensor;

/** The operators that ONNX Runtime has beside the standard ones, where it computes them faster. */
record FusedKernels(Operators operators) implements Kernels {
  @Override
  public Tensor addAndNormalize(Tensor inputs, Linear map, Tensor before, LayerNorm norm) {
    Tensor product = map.product(operators, inputs);
    return skipLayerNormalization(norm, product, before, norm.weight(), norm.bias(), map.bias());
  }

  @Override
  public Tensor addAndNormalize(Tensor embeddings, Tensor places, LayerNorm norm) {
    return skipLayerNormalization(norm, embeddings, places, norm.weight(), norm.bias());
  }

  private Tensor skipLayerNormalization(LayerNorm norm, Tensor... takes) {
    Map<String, Attribute> settings = Map.of("epsilon", Attribute.of((float) norm.epsilon()));
    return step("SkipLayerNormalization", settings, takes);
  }

  @Override
  public Tensor activate(Tensor inputs, Linear map, Activation activation) {
    Tensor product = map.product(operators, inputs);
    return switch (activation) {
      case GELU -> step("BiasGelu", Map.of(), product, map.bias());
      case GELU_TANH -> step("FastGelu", Map.of(), product, map.bias());
      case SILU ->
          step("QuickGelu", Map.of("alpha", Attribute.of(1f)), operators.add(product, map.bias()));
      case RELU, TANH -> Activations.of(operators, operators.add(product, map.bias()), activation);
    };
  }

  @Override
  public Tensor attend(SeenStates states, ScaledDotProduct attention, Visibility visibility) {
    return attend(states, attention, visibility.asInts(), Tensor.ABSENT);
  }

  @Override
  public Tensor attend(SeenStates states, ScaledDotProduct attention, Tensor added) {
    return attend(states, attention, Tensor.ABSENT, added);
  }

  private Tensor attend(
      SeenStates states, ScaledDotProduct attention, Tensor keyMask, Tensor added) {
    Map<String, Attribute> settings = new LinkedHashMap<>();
    settings.put("num_heads", Attribute.of(attention.heads().count()));
    settings.put("scale", Attribute.of((float) attention.scale()));
    settings.put("mask_filter_value", Attribute.of(-Float.MAX_VALUE));
    return step(
        "MultiHeadAttention",
        settings,
        states.queries(),
        states.keys(),
        states.values(),
        Tensor.ABSENT,
        keyMask,
        added);
  }

  private Tensor step(String name, Map<String, Attribute> settings, Tensor... takes) {
    return operators.graph().add(Operator.microsoft(name), List.of(takes), settings);
  }
}
