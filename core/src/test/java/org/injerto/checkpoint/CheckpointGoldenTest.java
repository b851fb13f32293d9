package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.injerto.architecture.ParameterNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/checkpoints");
  private static final Set<String> FLOATS = Set.of("F64", "F32", "F16", "BF16");

  @ParameterizedTest
  @CsvSource({
    "safetensors-f32, reference",
    "safetensors-f16, reference-f16-as-f32",
    "safetensors-bf16, reference-bf16-as-f32",
    "safetensors-no-metadata, reference",
    "safetensors-sharded, reference",
    "safetensors-position-ids, reference"
  })
  void everyFormHoldsTheTensorsOfTheReference(String folder, String reference) throws IOException {
    try (Checkpoint found = Checkpoint.open(GOLDEN.resolve(folder));
        Checkpoint wanted = Checkpoint.open(GOLDEN.resolve(reference + ".safetensors"))) {
      int compared = 0;
      for (String name : found.tensors().keySet()) {
        Optional<String> canonical = ParameterNames.canonical(name);
        if (canonical.isPresent()) {
          assertArrayEquals(floats(wanted, canonical.get()), floats(found, name), name);
          compared++;
        }
      }
      assertEquals(wanted.tensors().size(), compared);
    }
  }

  /** Another family: its names mean nothing here, its numbers do. */
  @Test
  void aCheckpointOfAnotherFamilyIsReadToo() throws IOException {
    try (Checkpoint found = Checkpoint.open(GOLDEN.resolve("gpt2-hub-layout"));
        Checkpoint wanted = Checkpoint.open(GOLDEN.resolve("gpt2-lm-head.safetensors"))) {
      for (String name : wanted.tensors().keySet()) {
        String bare = name.replaceFirst("^transformer\\.", "");
        assertArrayEquals(floats(wanted, name), floats(found, bare), bare);
      }
      assertTrue(found.tensors().size() > wanted.tensors().size()); // the causal masks
    }
  }

  @Test
  void everyKindOfNumberIsRead() throws IOException {
    JsonNode expected =
        new ObjectMapper()
            .readTree(GOLDEN.resolve("safetensors-all-dtypes/expected.json").toFile());
    try (Checkpoint checkpoint = Checkpoint.open(GOLDEN.resolve("safetensors-all-dtypes"))) {
      assertEquals(expected.get("tensors").size(), checkpoint.tensors().size());
      for (Map.Entry<String, JsonNode> field : expected.get("tensors").properties()) {
        TensorInfo info = checkpoint.tensors().get(field.getKey());
        assertEquals(shape(field.getValue()), info.shape(), field.getKey());
        assertEquals(field.getValue().get("values").size(), info.elements(), field.getKey());
        if (FLOATS.contains(info.type().name())) {
          float[] values = floats(checkpoint, field.getKey());
          assertArrayEquals(values(field.getValue().get("values")), values, field.getKey());
        }
      }
    }
  }

  private static List<Long> shape(JsonNode tensor) {
    return tensor.get("shape").valueStream().map(JsonNode::longValue).toList();
  }

  private static float[] values(JsonNode values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      String text = values.get(i).asText().replace("inf", "Infinity").replace("nan", "NaN");
      floats[i] = (float) Double.parseDouble(text);
    }
    return floats;
  }

  private static float[] floats(Checkpoint checkpoint, String name) throws IOException {
    TensorInfo info = checkpoint.tensors().get(name);
    FloatBuffer into = FloatBuffer.allocate((int) info.elements());
    checkpoint.read(name, into);
    return into.array();
  }
}
