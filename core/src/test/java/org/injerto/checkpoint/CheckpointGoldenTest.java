package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterMatch;
import org.injerto.architecture.ParameterNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CheckpointGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/checkpoints");
  private static final Set<String> PIECEWISE =
      Set.of("safetensors-f32", "bin-zip", "bin-bf16", "bin-legacy", "bin-views");

  @TestFactory
  Stream<DynamicTest> everyFormHoldsTheTensorsOfTheReference() throws IOException {
    return new ObjectMapper()
        .readTree(GOLDEN.resolve("expected.json").toFile())
        .valueStream()
        .filter(form -> Set.of("all", "encoder").contains(form.get("tensors").asText()))
        .filter(form -> !form.get("compare").asText().equals("refuse-or-skip"))
        .map(
            form ->
                DynamicTest.dynamicTest(
                    form.get("folder").asText() + ": " + form.get("note").asText(),
                    () -> assertSame(form, Checkpoint.LARGEST_PIECE)));
  }

  /** Pieces of 8 bytes: every tensor is put together of many. */
  @TestFactory
  Stream<DynamicTest> piecesOfAnySizeMakeTheSameTensors() throws IOException {
    return new ObjectMapper()
        .readTree(GOLDEN.resolve("expected.json").toFile())
        .valueStream()
        .filter(form -> PIECEWISE.contains(form.get("folder").asText()))
        .flatMap(form -> Stream.of(8, 60, 1000).map(piece -> pieceTest(form, piece)));
  }

  private static DynamicTest pieceTest(JsonNode form, int piece) {
    return DynamicTest.dynamicTest(
        form.get("folder").asText() + " by " + piece + " bytes", () -> assertSame(form, piece));
  }

  private static void assertSame(JsonNode form, int largestPiece) throws IOException {
    boolean encoderAlone = form.get("tensors").asText().equals("encoder");
    Path folder = GOLDEN.resolve(form.get("folder").asText());
    Path config = GOLDEN.resolve("config.json"); // all are of the same model
    ParameterNames names = ParameterNames.of(ModelConfig.read(config).encoder());
    try (Checkpoint found = Checkpoint.open(folder, largestPiece);
        Checkpoint wanted = Checkpoint.open(GOLDEN.resolve(reference(form)))) {
      Set<String> compared = new TreeSet<>();
      for (String name : found.tensors().keySet()) {
        Optional<String> canonical = names.canonical(name);
        if (canonical.isPresent()) {
          assertArrayEquals(floats(wanted, canonical.get()), floats(found, name), name);
          assertEquals(
              wanted.tensors().get(canonical.get()).shape(), found.tensors().get(name).shape());
          compared.add(canonical.get());
        }
      }
      Set<String> expected = new TreeSet<>(wanted.tensors().keySet());
      expected.removeIf(name -> encoderAlone && !name.startsWith("bert."));
      assertEquals(expected, compared);
    }
  }

  private static String reference(JsonNode form) {
    String compare = form.get("compare").asText();
    return compare.equals("exact")
        ? "reference.safetensors"
        : "reference-" + compare + "-as-f32.safetensors";
  }

  /** Without a prefix, and with causal masks, which are no parameters: its biases are. */
  @Test
  void theLayoutOfGpt2OnTheHubHoldsTheTensorsOfTheReference() throws IOException {
    Path form = GOLDEN.resolve("gpt2-hub-layout");
    ModelConfig config = ModelConfig.read(form.resolve("config.json"));
    try (Checkpoint found = Checkpoint.open(form);
        Checkpoint wanted = Checkpoint.open(GOLDEN.resolve("gpt2-lm-head.safetensors"))) {
      Map<String, List<Long>> shapes = new LinkedHashMap<>();
      found.tensors().forEach((name, info) -> shapes.put(name, info.shape()));
      ParameterMatch match =
          ParameterMatch.of(
              form.toString(),
              config.architecture().parameterNames(),
              shapes,
              config.writing().languageModel(false),
              name -> false);
      assertEquals(wanted.tensors().keySet(), match.sources().keySet());
      for (Map.Entry<String, String> source : match.sources().entrySet()) {
        String name = source.getKey();
        assertArrayEquals(floats(wanted, name), floats(found, source.getValue()), name);
      }
      assertEquals(wanted.tensors().size() + 4, found.tensors().size()); // two masks a layer
      assertEquals(List.of(), match.unused());
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
        JsonNode values = field.getValue().get("values");
        assertEquals(shape(field.getValue()), info.shape(), field.getKey());
        if (field.getValue().get("dtype").asText().contains("float")) {
          assertArrayEquals(values(values), floats(checkpoint, field.getKey()), field.getKey());
        } else {
          List<String> wanted = values.valueStream().map(JsonNode::asText).toList();
          assertEquals(wanted, wholes(checkpoint, field.getKey()), field.getKey());
        }
      }
    }
  }

  /** Whole numbers and truths as text. */
  private static List<String> wholes(Checkpoint checkpoint, String name) throws IOException {
    List<String> texts = new ArrayList<>();
    ElementType type = checkpoint.tensors().get(name).type();
    checkpoint.read(
        name,
        piece -> {
          while (piece.hasRemaining()) {
            texts.add(whole(type, piece));
          }
        });
    return texts;
  }

  private static String whole(ElementType type, ByteBuffer piece) {
    return switch (type) {
      case I64 -> Long.toString(piece.getLong());
      case U64 -> Long.toUnsignedString(piece.getLong());
      case I32 -> Integer.toString(piece.getInt());
      case U32 -> Integer.toUnsignedString(piece.getInt());
      case I16 -> Short.toString(piece.getShort());
      case U16 -> Integer.toString(Short.toUnsignedInt(piece.getShort()));
      case I8 -> Byte.toString(piece.get());
      case U8 -> Integer.toString(Byte.toUnsignedInt(piece.get()));
      default -> Boolean.toString(piece.get() != 0);
    };
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
