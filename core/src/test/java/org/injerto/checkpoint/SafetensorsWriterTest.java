package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.checkpoint.SafetensorsWriter.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("a.safetensors");
    Map<String, String> metadata = Map.of("format", "pt", "de", "año");
    SafetensorsWriter.write(
        file, List.of(entry("b", 2, 1f, -2f), entry("ñ", 0), entry("a", 1, 3.5f)), metadata);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(List.of("b", "ñ", "a"), List.copyOf(checkpoint.tensors().keySet()));
      assertEquals(metadata, checkpoint.metadata());
      FloatBuffer into = FloatBuffer.allocate(2);
      checkpoint.read("b", into);
      assertArrayEquals(new float[] {1, -2}, into.array());
    }
    assertEquals(0, Files.readAllBytes(file)[0] % 8); // numbers are aligned
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a.safetensors");
    SafetensorsWriter.write(file, List.of(entry("a", 1, 1f)), Map.of());
    byte[] before = Files.readAllBytes(file);
    Entry liar = Entry.of("a", TensorInfo.float32(List.of(3L)), () -> ByteBuffer.allocate(4));
    assertThrows(
        IllegalArgumentException.class,
        () -> SafetensorsWriter.write(file, List.of(liar), Map.of()));
    assertArrayEquals(before, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private static Entry entry(String name, long size, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return Entry.of(name, TensorInfo.float32(List.of(size)), () -> bytes);
  }
}
