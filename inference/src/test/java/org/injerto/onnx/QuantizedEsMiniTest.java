package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.inference.CalibrationTexts;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.ActivationRanges;
import org.injerto.onnx.quantization.Calibration;
import org.injerto.onnx.quantization.Granularity;
import org.injerto.onnx.quantization.QuantizationReport;
import org.injerto.onnx.quantization.QuantizationSettings;
import org.injerto.onnx.quantization.QuantizedModel;
import org.injerto.onnx.quantization.Quantizer;
import org.injerto.onnx.quantization.RangeRule;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model es-mini as whole numbers finds the same words. */
class QuantizedEsMiniTest {
  private static final List<String> MASKED =
      List.of(
          "Madrid es la [MASK] de España.",
          "El perro [MASK] en el jardín de la casa.",
          "La película fue muy [MASK] y no volvería a verla.",
          "Ayer fuimos a comer a un [MASK] del centro.",
          "El libro trata de la [MASK] de un pueblo pequeño.",
          "Hoy [MASK] mucho frío en la calle.");
  private static final QuantizationSettings ALL = QuantizationSettings.standard().withEmbeddings();

  @TempDir Path folder;

  private Path esMini;
  private Tokenizer tokenizer;

  @BeforeEach
  void open() throws IOException {
    esMini = EmbeddedFolders.MODELS.extract("es-mini");
    tokenizer = TokenizerFiles.read(esMini).tokenizer();
  }

  @ParameterizedTest
  @EnumSource(Flavour.class)
  void wholeNumbersFindTheSameWords(Flavour flavour) throws Exception {
    try (OnnxExporter exporter = OnnxExporter.open(esMini)) {
      Model model = exporter.model(OnnxTask.FILL_MASK, flavour);
      List<Integer> expected = words(model);
      assertEquals(expected, words(Quantizer.dynamic(ALL).quantize(model).model()));
      assertEquals(expected, words(Quantizer.fixed(ALL, ranges(model)).quantize(model).model()));
    }
  }

  @Test
  void bothFlavoursOfWholeNumbersAnswerAlike() throws Exception {
    float[][] logits = new float[2][];
    try (OnnxExporter exporter = OnnxExporter.open(esMini)) {
      for (Flavour flavour : Flavour.values()) {
        Model model = exporter.model(OnnxTask.FILL_MASK, flavour);
        ActivationRanges ranges = ranges(model);
        Model quantized = Quantizer.fixed(ALL, ranges).quantize(model).model();
        logits[flavour.ordinal()] = logits(quantized).get(0);
      }
    }
    for (int i = 0; i < logits[0].length; i++) {
      assertEquals(logits[0][i], logits[1][i], 0.25f, "piece " + i);
    }
  }

  /** The table of words also makes the scores of words: it is in the file once, as eight bits. */
  @Test
  void theFileIsAQuarterOfWhatItWas() throws Exception {
    try (OnnxExporter exporter = OnnxExporter.open(esMini)) {
      Model model = exporter.model(OnnxTask.FILL_MASK, Flavour.FUSED);
      QuantizedModel quantized = Quantizer.dynamic(ALL).quantize(model);
      QuantizationReport report = quantized.report();
      assertTrue(report.bytesAfter() < 0.27 * report.bytesBefore(), report.toString());
      assertTrue(report.kept().isEmpty());
      Path file = folder.resolve("model.onnx");
      ModelWriter.standard().write(quantized.model(), file);
      long overhead = Files.size(file) - report.bytesAfter();
      assertTrue(overhead > 0 && overhead < 100_000, overhead + " bytes");
    }
  }

  @Test
  void aScaleForEachOutputIsCloserThanOneForAll() throws Exception {
    try (OnnxExporter exporter = OnnxExporter.open(esMini)) {
      Model model = exporter.model(OnnxTask.FILL_MASK, Flavour.FUSED);
      QuantizationSettings whole = new QuantizationSettings(Granularity.PER_TENSOR, true, Set.of());
      List<float[]> exact = logits(model);
      double perChannel = error(exact, logits(Quantizer.dynamic(ALL).quantize(model).model()));
      double perTensor = error(exact, logits(Quantizer.dynamic(whole).quantize(model).model()));
      assertTrue(perChannel < perTensor, perChannel + " and " + perTensor);
    }
  }

  private ActivationRanges ranges(Model model) throws IOException {
    List<int[]> texts = MASKED.stream().map(text -> tokenizer.encode(text).ids()).toList();
    return new Calibration(new RangeRule.MinMax()).ranges(model, new CalibrationTexts(texts));
  }

  private List<Integer> words(Model model) throws Exception {
    return logits(model).stream().map(QuantizedEsMiniTest::largest).toList();
  }

  /** Of the masks of all texts, each read by itself. */
  private List<float[]> logits(Model model) throws Exception {
    Path file = Files.createTempFile(folder, "model", ".onnx");
    ModelWriter.standard().write(model, file);
    try (OnnxSession session = OnnxSession.open(file)) {
      List<float[]> logits = new ArrayList<>();
      for (String text : MASKED) {
        logits.add(session.run(inputs(tokenizer.encode(text).ids())).get("logits"));
      }
      return logits;
    }
  }

  private Map<String, GoldenArray> inputs(int[] pieces) {
    long[] values = Arrays.stream(pieces).asLongStream().toArray();
    int mask = tokenizer.specialTokens().mask().orElseThrow();
    long place = Arrays.stream(values).boxed().toList().indexOf((long) mask);
    GoldenArray ids = new GoldenArray(values, new long[] {1, values.length});
    return Map.of(
        "input_ids",
        ids,
        "attention_mask",
        ids.filled(1),
        "token_type_ids",
        ids.filled(0),
        "masked_positions",
        new GoldenArray(new long[] {place}, new long[] {1}));
  }

  private static double error(List<float[]> expected, List<float[]> found) {
    double sum = 0;
    for (int text = 0; text < expected.size(); text++) {
      for (int i = 0; i < expected.get(text).length; i++) {
        sum += Math.pow(expected.get(text)[i] - found.get(text)[i], 2);
      }
    }
    return sum;
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
