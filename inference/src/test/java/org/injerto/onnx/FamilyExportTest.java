package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every number of the reference for every family and head, in both flavours, but for positions that
 * the mask hides, which mean nothing.
 */
class FamilyExportTest {
  private static final float TOLERANCE = 1e-5f;
  static final List<String> FAMILIES =
      List.of(
          "albert",
          "bert",
          "camembert",
          "deberta-v2",
          "distilbert",
          "electra",
          "gpt2",
          "roberta",
          "t5",
          "xlm-roberta");

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> outputsAreThoseOfTheReference() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path model : GoldenModels.folders(FAMILIES)) {
      for (Flavour flavour : Flavour.values()) {
        String name = GoldenModels.name(model) + ", " + flavour;
        tests.add(DynamicTest.dynamicTest(name, () -> compare(model, flavour)));
      }
    }
    assertTrue(tests.size() > 80, () -> tests.size() + " tests");
    return tests;
  }

  private void compare(Path model, Flavour flavour) throws Exception {
    Path file = Files.createTempFile(folder, "model", ".onnx");
    OnnxTask task;
    try (OnnxExporter exporter = OnnxExporter.open(model)) {
      task = exporter.task();
      exporter.write(task, flavour, file);
    }
    try (OnnxSession session = OnnxSession.open(file)) {
      assertEquals(task.title(), session.metadata().get("task"));
      for (JsonNode testCase : GoldenModels.cases(model)) {
        if (isOfGraphs(task, testCase.get("inputs"))) {
          compare(testCase, session);
        }
      }
    }
  }

  /** A graph counts positions by itself, and is told what is written before each label. */
  private static boolean isOfGraphs(OnnxTask task, JsonNode inputs) {
    return !inputs.has("position_ids")
        && (task != OnnxTask.TEXT_TO_TEXT_GENERATION || inputs.has("decoder_input_ids"));
  }

  private static void compare(JsonNode testCase, OnnxSession session) throws Exception {
    JsonNode inputs = testCase.get("inputs");
    Map<String, float[]> found = session.run(inputs(inputs));
    String name = testCase.get("name").asText();
    int compared = 0;
    for (Map.Entry<String, float[]> output : found.entrySet()) {
      JsonNode expected = expected(testCase.get("expected"), output.getKey());
      if (!expected.isMissingNode()) {
        assertArrayEquals(
            visible(numbers(expected), expected.get("shape"), inputs),
            visible(output.getValue(), expected.get("shape"), inputs),
            TOLERANCE,
            name + " " + output.getKey());
        compared++;
      }
    }
    assertTrue(compared > 0, name);
  }

  /** What the reference calls an output. */
  private static JsonNode expected(JsonNode outputs, String name) {
    if (name.equals("logits")) {
      for (String other : List.of("seq_relationship_logits", "sop_logits")) {
        if (outputs.has(other)) {
          return outputs.get(other);
        }
      }
    }
    return outputs.path(name);
  }

  private static Map<String, GoldenArray> inputs(JsonNode inputs) {
    GoldenArray ids = GoldenArray.of(inputs.get("input_ids"));
    Map<String, GoldenArray> all = new HashMap<>();
    all.put("input_ids", ids);
    all.put("attention_mask", given(inputs, "attention_mask", ids.filled(1)));
    all.put("token_type_ids", given(inputs, "token_type_ids", ids.filled(0)));
    all.put("masked_positions", ids.places());
    all.put("decoder_input_ids", given(inputs, "decoder_input_ids", ids));
    return all;
  }

  private static GoldenArray given(JsonNode inputs, String name, GoldenArray otherwise) {
    return inputs.has(name) ? GoldenArray.of(inputs.get(name)) : otherwise;
  }

  /** The numbers, with 0 for every piece that the mask hides. */
  private static float[] visible(float[] values, JsonNode shape, JsonNode inputs) {
    if (!inputs.has("attention_mask") || inputs.get("attention_mask").get(0).get(0).isArray()) {
      return values;
    }
    long[] mask = GoldenArray.of(inputs.get("attention_mask")).values();
    if (shape.size() < 2 || shape.get(0).longValue() * shape.get(1).longValue() != mask.length) {
      return values;
    }
    float[] seen = values.clone();
    int features = values.length / mask.length;
    for (int place = 0; place < mask.length; place++) {
      if (mask[place] == 0) {
        Arrays.fill(seen, place * features, (place + 1) * features, 0);
      }
    }
    return seen;
  }

  private static float[] numbers(JsonNode array) {
    float[] values = new float[array.get("data").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get("data").get(i).floatValue();
    }
    return values;
  }
}
