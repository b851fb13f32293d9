package org.injerto.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWriterTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;
  private Path file;
  private Path data;

  @BeforeEach
  void name() {
    file = folder.resolve("model.onnx");
    data = folder.resolve("model.onnx.data");
  }

  @Test
  void numbersGoBesideTheFileOnlyIfItWouldBeLargerThanItMayBe() throws IOException {
    ModelWriter.standard().write(model(), file);
    long whole = Files.size(file);

    ModelWriter.withLargest(whole).write(model(), file);
    assertEquals(whole, Files.size(file));
    assertFalse(Files.exists(data));

    ModelWriter.withLargest(whole - 1).write(model(), file);
    assertEquals(3 * PAGE + 1024, Files.size(data));
  }

  /** As {@code onnx.proto} has it: so a runtime can map them. */
  @Test
  void numbersBesideTheFileBeginAtPages() throws IOException {
    ModelWriter.withLargest(0).write(model(), file);

    byte[] numbers = Files.readAllBytes(data);
    assertArrayEquals(filled(1025, 1), Arrays.copyOf(numbers, 1025));
    assertArrayEquals(filled(PAGE + 1, 2), Arrays.copyOfRange(numbers, PAGE, 2 * PAGE + 1));
    assertArrayEquals(filled(1024, 3), Arrays.copyOfRange(numbers, 3 * PAGE, numbers.length));
    String fields = Files.readString(file, StandardCharsets.ISO_8859_1);
    for (String field : List.of("model.onnx.data", "4096", "4097", "12288", "1025", "1024")) {
      assertTrue(fields.contains(field), field);
    }
  }

  @Test
  void aLimitThatNoFileHasIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ModelWriter.withLargest(-1));
    assertThrows(IllegalArgumentException.class, () -> ModelWriter.withLargest(1L << 31));
  }

  /** Three tensors that are large enough for a file of their own, and one that is not. */
  private static Model model() {
    List<Initializer> initializers =
        List.of(
            bytes("a", 1025, 1), bytes("b", PAGE + 1, 2), bytes("c", 1024, 3), bytes("d", 1023, 4));
    return new Model(
        new Graph(List.of(), List.of(), initializers, List.of()), Map.of("", 17), Map.of());
  }

  private static Initializer bytes(String name, int size, int value) {
    return new Initializer(
        name, DataType.UINT8, List.of((long) size), out -> out.write(filled(size, value)));
  }

  private static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
