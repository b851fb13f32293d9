package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.injerto.inference.CalibrationTexts;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.ActivationRanges;
import org.injerto.onnx.quantization.Calibration;
import org.injerto.onnx.quantization.QuantizationSettings;
import org.injerto.onnx.quantization.QuantizedModel;
import org.injerto.onnx.quantization.Quantizer;
import org.injerto.onnx.quantization.RangeRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every family and head as whole numbers, in both flavours: close to what it was. */
class QuantizedFamiliesTest {
  /** As a share of the length of an output: what eight bits leave in models so small. */
  private static final double TOLERANCE = 0.15;

  private static final List<int[]> TEXTS =
      List.of(new int[] {2, 17, 45, 9, 3}, new int[] {2, 30, 11, 12, 13, 14, 3});

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> outputsOfWholeNumbersAreClose() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path model : GoldenModels.folders(FamilyExportTest.FAMILIES)) {
      for (Flavour flavour : Flavour.values()) {
        String name = GoldenModels.name(model) + ", " + flavour;
        tests.add(DynamicTest.dynamicTest(name, () -> compare(model, flavour)));
      }
    }
    return tests;
  }

  private void compare(Path folder, Flavour flavour) throws Exception {
    QuantizationSettings settings = QuantizationSettings.standard().withEmbeddings();
    try (OnnxExporter exporter = OnnxExporter.open(folder)) {
      Model model = exporter.model(exporter.task(), flavour);
      QuantizedModel dynamic = Quantizer.dynamic(settings).quantize(model);
      assertTrue(dynamic.report().bytesAfter() < dynamic.report().bytesBefore());
      assertClose(model, dynamic.model());
      if (exporter.task() == OnnxTask.TEXT_TO_TEXT_GENERATION) {
        assertThrows(IllegalArgumentException.class, () -> ranges(model));
      } else {
        assertClose(model, Quantizer.fixed(settings, ranges(model)).quantize(model).model());
      }
    }
  }

  private static ActivationRanges ranges(Model model) throws IOException {
    return new Calibration(new RangeRule.MinMax()).ranges(model, new CalibrationTexts(TEXTS));
  }

  private void assertClose(Model one, Model other) throws Exception {
    Map<String, float[]> expected = outputs(one);
    Map<String, float[]> found = outputs(other);
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (name, values) -> assertEquals(0, distance(values, found.get(name)), TOLERANCE, name));
  }

  private static double distance(float[] expected, float[] found) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(expected[i] - found[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / length);
  }

  private Map<String, float[]> outputs(Model model) throws Exception {
    Path file = Files.createTempFile(folder, "model", ".onnx");
    ModelWriter.standard().write(model, file);
    GoldenArray ids = new GoldenArray(longs(TEXTS.get(1)), new long[] {1, TEXTS.get(1).length});
    Map<String, GoldenArray> inputs =
        Map.of(
            "input_ids", ids,
            "attention_mask", ids.filled(1),
            "token_type_ids", ids.filled(0),
            "masked_positions", ids.places(),
            "decoder_input_ids", ids);
    try (OnnxSession session = OnnxSession.open(file)) {
      return session.run(inputs);
    }
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }
}
