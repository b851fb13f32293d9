package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands behind a text and is hidden changes nothing in its answer. */
class PaddingTest {
  private static final long[] TEXT = {2, 17, 45, 99, 120, 7, 3};
  private static final int PADDING = 1; // of RoBERTa; the others do not look at it

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "bert/sequence-classification, 60",
    "roberta/sequence-classification, 60",
    "deberta-v2/sequence-classification, 300", // longer than any distance that it tells apart
    "deberta-v2/variant-no-buckets-own-keys, 60",
    "t5/lm-head, 300"
  })
  void paddingChangesNothing(String model, int length) throws Exception {
    for (Flavour flavour : Flavour.values()) {
      try (OnnxSession session = export(model, flavour)) {
        float[] alone = first(session.run(inputs(TEXT.length, TEXT.length)));
        float[] padded = first(session.run(inputs(length, TEXT.length)));
        assertArrayEquals(alone, Arrays.copyOf(padded, alone.length), 1e-5f, flavour.title());
      }
    }
  }

  /** Numbers of a text of which nothing may be looked at mean nothing, but they are numbers. */
  @ParameterizedTest
  @EnumSource(Flavour.class)
  void aHiddenTextGivesNumbers(Flavour flavour) throws Exception {
    for (String model :
        new String[] {
          "bert/sequence-classification",
          "deberta-v2/sequence-classification",
          "gpt2/sequence-classification",
          "t5/lm-head"
        }) {
      try (OnnxSession session = export(model, flavour)) {
        for (float number : first(session.run(inputs(TEXT.length, 0)))) {
          assertTrue(Float.isFinite(number), model);
        }
      }
    }
  }

  private OnnxSession export(String model, Flavour flavour) throws Exception {
    Path file = folder.resolve(flavour.title() + ".onnx");
    try (OnnxExporter exporter = OnnxExporter.open(GoldenModels.folder(model))) {
      exporter.write(exporter.task(), flavour, file);
    }
    return OnnxSession.open(file);
  }

  private static float[] first(Map<String, float[]> outputs) {
    return outputs.containsKey("logits") ? outputs.get("logits") : outputs.get("last_hidden_state");
  }

  private static Map<String, GoldenArray> inputs(int length, int visible) {
    long[] ids = Arrays.copyOf(TEXT, length);
    Arrays.fill(ids, TEXT.length, length, PADDING);
    long[] mask = new long[length];
    Arrays.fill(mask, 0, visible, 1);
    long[] shape = {1, length};
    Map<String, GoldenArray> inputs = new HashMap<>();
    inputs.put("input_ids", new GoldenArray(ids, shape));
    inputs.put("attention_mask", new GoldenArray(mask, shape));
    inputs.put("token_type_ids", new GoldenArray(new long[length], shape));
    inputs.put("decoder_input_ids", new GoldenArray(TEXT, new long[] {1, TEXT.length}));
    return inputs;
  }
}
