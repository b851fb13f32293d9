package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.SafetensorsWriter.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedWriterTest {
  private static final long FOUR_NUMBERS = 16;

  @TempDir Path folder;

  @Test
  void aFileIsFilledUpToTheLimitAndNotBeyond() throws IOException {
    write(entry("a", 1), entry("b", 3), entry("c", 2), entry("d", 1), entry("e", 2));

    assertEquals(List.of(List.of("a", "b"), List.of("c", "d"), List.of("e")), shards(3));
  }

  @Test
  void aTensorThatIsLargerThanAFileMayBeStandsAlone() throws IOException {
    write(entry("a", 1), entry("b", 5), entry("c", 1), entry("d", 9));

    assertEquals(List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d")), shards(4));
  }

  @Test
  void aLargeTensorAtTheBeginningLeavesNoEmptyFileBeforeIt() throws IOException {
    write(entry("a", 5), entry("b", 4));

    assertEquals(List.of(List.of("a"), List.of("b")), shards(2));
  }

  @Test
  void whatFitsIntoOneFileNeedsNoIndex() throws IOException {
    List<Path> files = write(entry("a", 1), entry("b", 3));

    assertEquals(List.of(folder.resolve("model.safetensors")), files);
  }

  @Test
  void severalFilesAreReadAsOne() throws IOException {
    List<Path> files = write(entry("a", 4), entry("b", 2));

    Path index = folder.resolve("model.safetensors.index.json");
    assertEquals(index, files.get(files.size() - 1));
    try (Checkpoint checkpoint = Checkpoint.open(index)) {
      assertEquals(List.of("a", "b"), List.copyOf(checkpoint.tensors().keySet()));
      FloatBuffer numbers = FloatBuffer.allocate(2);
      checkpoint.read("b", numbers);
      assertArrayEquals(new float[] {2, 2}, numbers.array());
    }
  }

  private List<Path> write(Entry... entries) throws IOException {
    return new ShardedWriter(folder, Map.of()).write(List.of(entries), FOUR_NUMBERS);
  }

  /** The names of the tensors in each of so many files. */
  private List<List<String>> shards(int count) throws IOException {
    List<List<String>> shards = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Path file = folder.resolve("model-0000" + i + "-of-0000" + count + ".safetensors");
      try (Checkpoint shard = Checkpoint.open(file)) {
        shards.add(List.copyOf(shard.tensors().keySet()));
      }
    }
    return shards;
  }

  /** A tensor of so many numbers, each of which is that number. */
  private static Entry entry(String name, int size) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      bytes.putFloat(4 * i, size);
    }
    return Entry.of(name, TensorInfo.float32(List.of((long) size)), () -> bytes);
  }
}
