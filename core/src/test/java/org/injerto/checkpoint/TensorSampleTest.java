package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a tensor to see whether it is the same as before. */
class TensorSampleTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/checkpoints");

  @TempDir private Path folder;

  @Test
  void aSampleIsTheBeginningTheMiddleAndTheEnd() throws IOException {
    assertEquals(List.of(0, 1, 31, 32, 62, 63), sampled(List.of(64L), 8));
    assertEquals(List.of(0, 3, 6), sampled(List.of(1L, 7L), 4));
    assertEquals(List.of(0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19), sampled(List.of(10L, 2L), 16));
    assertEquals(List.of(0, 1, 2, 3, 10, 11), sampled(List.of(2L, 3L, 2L), 8));
  }

  @Test
  void aSmallTensorIsSampledWhole() throws IOException {
    assertEquals(List.of(0, 1, 2, 3, 4, 5), sampled(List.of(2L, 3L), 24));
    assertEquals(List.of(0), sampled(List.of(), 4));
    assertEquals(List.of(), sampled(List.of(0L, 5L), 4));
  }

  /** The numbers that a sample has of a tensor of the numbers 0, 1, 2, … */
  private List<Integer> sampled(List<Long> shape, int bytes) throws IOException {
    TensorInfo info = new TensorInfo(ElementType.I32, shape);
    ByteBuffer numbers = ByteBuffer.allocate((int) info.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.range(0, (int) info.elements()).forEach(numbers::putInt);
    Path file = folder.resolve("numbers.safetensors");
    SafetensorsWriter.write(
        file, List.of(SafetensorsWriter.Entry.of("n", info, numbers::flip)), Map.of());
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      ByteBuffer sample = ByteBuffer.wrap(sample(checkpoint, "n", bytes));
      return IntStream.range(0, sample.remaining() / Integer.BYTES)
          .map(i -> sample.order(ByteOrder.LITTLE_ENDIAN).getInt(i * Integer.BYTES))
          .boxed()
          .toList();
    }
  }

  /** In the form of PyTorch a tensor may be transposed, or be a part of another one. */
  @ParameterizedTest
  @ValueSource(strings = {"bin-views", "bin-zip", "bin-legacy", "bin-sharded"})
  void aSampleIsTheSameInEveryForm(String form) throws IOException {
    try (Checkpoint found = Checkpoint.open(GOLDEN.resolve(form));
        Checkpoint wanted = Checkpoint.open(GOLDEN.resolve("reference.safetensors"))) {
      for (String name : wanted.tensors().keySet()) {
        assertArrayEquals(sample(wanted, name, 40), sample(found, name, 40), name);
      }
    }
  }

  private static byte[] sample(Checkpoint checkpoint, String name, int bytes) throws IOException {
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    checkpoint.sample(
        name,
        bytes,
        part -> {
          while (part.hasRemaining()) {
            sample.write(part.get());
          }
        });
    return sample.toByteArray();
  }
}
