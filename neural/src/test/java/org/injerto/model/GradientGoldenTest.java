package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.injerto.architecture.ParameterNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every parameter of every family learns what it learns in Python. */
class GradientGoldenTest {
  private static final Path EXPECTED =
      Path.of("src/test/resources/golden/gradients/gradients.json");
  private static final double TOLERANCE = 1e-5;

  @TestFactory
  List<DynamicTest> gradientsAreThoseOfTheReference() throws IOException {
    return tests("evaluation", p -> 0);
  }

  /** With the attention that drops, which is another. */
  @TestFactory
  List<DynamicTest> gradientsInTrainingAreThoseOfTheReference() throws IOException {
    return tests("training", almostNever -> 1e-9);
  }

  private static List<DynamicTest> tests(String mode, DoubleUnaryOperator dropout)
      throws IOException {
    JsonNode expected = GoldenArrays.read(EXPECTED);
    assertTrue(expected.size() > 40);
    return expected.properties().stream()
        .map(
            model ->
                DynamicTest.dynamicTest(
                    model.getKey() + ", " + mode,
                    () -> compare(model.getKey(), model.getValue(), dropout)))
        .toList();
  }

  private static void compare(String name, JsonNode expected, DoubleUnaryOperator dropout)
      throws IOException {
    Path folder = GoldenModel.FOLDER.resolve(name);
    try (GoldenModel model = GoldenModel.open(folder, dropout);
        PointerScope scope = new PointerScope()) {
      JsonNode inputs = inputs(folder, expected.get("case").asText());
      Tensor loss = loss(model, inputs);
      loss.backward();
      double wanted = expected.get("loss").doubleValue();
      assertEquals(wanted, loss.item_double(), TOLERANCE * Math.max(1, Math.abs(wanted)), "loss");
      ParameterNames names = ParameterNames.of(model.architecture());
      for (Map.Entry<String, JsonNode> gradient : expected.get("gradients").properties()) {
        String found = gradient.getKey();
        String parameter = names.canonical(found).or(() -> names.copied(found)).orElseThrow();
        compare(parameter, gradient.getValue(), model.parameters().get(parameter).grad());
      }
    }
  }

  private static JsonNode inputs(Path folder, String name) throws IOException {
    return GoldenModel.cases(folder)
        .valueStream()
        .filter(testCase -> testCase.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .get("inputs");
  }

  private static Tensor loss(GoldenModel model, JsonNode inputs) {
    Map<String, Tensor> outputs = model.outputs(inputs, Noise.of(1, 0, 0));
    if (inputs.has("labels") || inputs.has("start_positions")) {
      return GoldenLoss.of(model, inputs, outputs);
    }
    Tensor output = outputs.getOrDefault("last_hidden_state", outputs.get("logits"));
    Tensor mask = GoldenArrays.longs(inputs.get("attention_mask")).to(ScalarType.Bool);
    Tensor visible = output.masked_select(mask.unsqueeze(2));
    Tensor places = torch.arange(new Scalar(visible.numel()), new TensorOptions(ScalarType.Float));
    return visible.mul(places.cos()).sum();
  }

  private static void compare(String name, JsonNode expected, Tensor gradient) {
    float[] found = Tensors.floats(gradient);
    double norm = expected.get("norm").doubleValue();
    double tolerance = TOLERANCE * Math.max(1, norm);
    double squares = 0;
    double sum = 0;
    for (float value : found) {
      squares += (double) value * value;
      sum += value;
    }
    assertEquals(norm, Math.sqrt(squares), tolerance, name + ", norm");
    assertEquals(expected.get("sum").doubleValue(), sum, 10 * tolerance, name + ", sum");
    JsonNode entries = expected.get("entries");
    int step = Math.max(1, found.length / 8);
    for (int i = 0; i < entries.size(); i++) {
      assertEquals(entries.get(i).doubleValue(), found[i * step], tolerance, name + ", entry " + i);
    }
  }
}
