package org.injerto.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMetadataTest {
  private static final Map<String, String> SAID = Map.of("task", "fill-mask", "ñ", "¿sí? 🍷");

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    GraphBuilder graph = new GraphBuilder();
    Content numbers = out -> out.write(new byte[100_000]);
    graph.initializer(new Initializer("large", DataType.FLOAT, List.of(25_000L), numbers));
    Model model = new Model(graph.build(), Map.of("", 17), SAID);
    ModelWriter.standard().write(model, folder.resolve("whole.onnx"));
    ModelWriter.withLargest(1000).write(model, folder.resolve("parted.onnx"));
    assertEquals(SAID, ModelMetadata.read(folder.resolve("whole.onnx")));
    assertEquals(SAID, ModelMetadata.read(folder.resolve("parted.onnx")));
  }

  @Test
  void fieldsOfEveryTypeArePassedOver() throws IOException {
    byte[] fixed64 = {0x11, 1, 2, 3, 4, 5, 6, 7, 8}; // field 2
    byte[] message = bytes(new ProtobufMessage().number(1, -1).fraction(3, 0.5f).text(4, "x"));
    byte[] entry = bytes(new ProtobufMessage().message(14, entry("task", "fill-mask")));
    assertEquals(Map.of("task", "fill-mask"), read(fixed64, message, entry));
  }

  @Test
  void ofADamagedFileTheWholeEntriesAreRead() throws IOException {
    byte[] one = bytes(new ProtobufMessage().message(14, entry("task", "fill-mask")));
    byte[] other = bytes(new ProtobufMessage().message(14, entry("source", "x")));
    for (int length = 0; length < other.length; length++) {
      assertEquals(Map.of("task", "fill-mask"), read(one, Arrays.copyOf(other, length)));
    }
    assertEquals(Map.of(), read("<html>no model</html>".getBytes()));
    assertEquals(Map.of(), read());
  }

  @Test
  void lengthsThatCannotBeFillNoMemory() throws IOException {
    byte[] negative = bytes(new ProtobufMessage().large(14, -1, out -> {}));
    byte[] huge = bytes(new ProtobufMessage().large(14, Integer.MAX_VALUE, out -> {}));
    byte[] skipped = bytes(new ProtobufMessage().large(7, Long.MIN_VALUE, out -> {}));
    byte[] endless = new byte[20];
    Arrays.fill(endless, (byte) 0xFF);
    for (byte[] hostile : List.of(negative, huge, skipped, endless)) {
      assertEquals(Map.of(), read(hostile));
    }
  }

  @Test
  void anyBytesAreReadToTheirEnd() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      read(bytes);
    }
  }

  private static ProtobufMessage entry(String key, String value) {
    return new ProtobufMessage().text(1, key).text(2, value);
  }

  private Map<String, String> read(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return ModelMetadata.read(Files.write(folder.resolve("any.onnx"), all.toByteArray()));
  }

  private static byte[] bytes(ProtobufMessage message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }
}
