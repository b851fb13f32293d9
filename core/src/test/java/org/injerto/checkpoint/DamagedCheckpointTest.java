package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that a disk, a network or somebody has changed: read as they were, or refused. */
class DamagedCheckpointTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int TRIES = 600;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "torch-forms/views.bin, bin",
    "torch-forms/all-dtypes.bin, bin",
    "torch-forms/all-dtypes-protocol-5.bin, bin",
    "torch-forms/views-legacy.bin, bin",
    "torch-forms/lightning.bin, bin",
    "torch-forms/views.safetensors, safetensors"
  })
  void aFileThatWasCutIsRefused(String file, String ending) throws IOException {
    byte[] whole = Files.readAllBytes(GOLDEN.resolve(file));
    Path cut = folder.resolve("cut." + ending);
    for (int length = 0; length < whole.length; length += 3) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertEquals(Optional.empty(), read(cut), "cut after " + length);
    }
  }

  @Test
  void aHeaderLongerThanAnyModelNeedsIsRefusedUnread() throws IOException {
    long tooLong = (16L << 20) + 1;
    Path file = folder.resolve("long.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.writeLong(Long.reverseBytes(tooLong));
      sparse.setLength(tooLong + 100);
    }
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> Checkpoint.open(file).close());
    assertTrue(refused.getMessage().contains("a header at most 16"), refused.getMessage());
  }

  @Test
  void numbersOfTheOtherByteOrderAreRefused() throws IOException {
    Path file = folder.resolve("big.bin");
    Path little = GOLDEN.resolve("torch-forms/views.bin");
    Files.write(file, TorchZip.with(little, "/byteorder", order -> order[0] = 'L'));
    assertThrows(InvalidInputException.class, () -> Checkpoint.open(file).close());

    Files.write(file, TorchZip.with(little, "/byteorder", order -> {}));
    assertEquals(read(little), read(file));
  }

  /** The zip form has checksums: what was changed in the numbers or in the pickle is found. */
  @ParameterizedTest
  @CsvSource({
    "torch-forms/views.bin",
    "torch-forms/all-dtypes.bin",
    "torch-forms/all-dtypes-protocol-5.bin",
    "torch-forms/lightning.bin"
  })
  void aZipWithAChangedByteGivesTheSameTensorsOrIsRefused(String file) throws IOException {
    byte[] whole = Files.readAllBytes(GOLDEN.resolve(file));
    Map<String, String> unchanged = read(GOLDEN.resolve(file)).orElseThrow();
    Path changed = folder.resolve("changed.bin");
    int refused = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      Files.write(changed, flipped(whole, seed));
      Optional<Map<String, String>> found = read(changed);
      int of = seed;
      found.ifPresent(tensors -> assertEquals(unchanged, tensors, "seed " + of));
      refused += found.isEmpty() ? 1 : 0;
    }
    assertTrue(refused > TRIES / 4, refused + " were refused");
  }

  /** Without checksums a changed number is another number; nothing else may happen. */
  @ParameterizedTest
  @CsvSource({
    "torch-forms/views-legacy.bin, bin",
    "torch-forms/all-dtypes-legacy.bin, bin",
    "torch-forms/views.safetensors, safetensors"
  })
  void aFileWithoutChecksumsIsReadOrRefusedWhateverByteIsChanged(String file, String ending)
      throws IOException {
    byte[] whole = Files.readAllBytes(GOLDEN.resolve(file));
    Path changed = folder.resolve("changed." + ending);
    int refused = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      Files.write(changed, flipped(whole, seed));
      refused += read(changed).isEmpty() ? 1 : 0;
    }
    assertTrue(refused > TRIES / 10, refused + " were refused");
  }

  /** A pickle that follows correct checksums, so that the interpreter itself meets the damage. */
  @Test
  void anyPickleIsReadOrRefused() throws IOException {
    Path whole = GOLDEN.resolve("checkpoints/bin-protocol-4/pytorch_model.bin");
    Path changed = folder.resolve("changed.bin");
    int refused = 0;
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      Files.write(changed, TorchZip.withPickle(whole, pickle -> flip(pickle, random)));
      refused += read(changed).isEmpty() ? 1 : 0;
    }
    assertTrue(refused > TRIES / 4, refused + " were refused");
  }

  private static byte[] flipped(byte[] whole, int seed) {
    Random random = new Random(seed);
    byte[] changed = whole.clone();
    flip(changed, random);
    return changed;
  }

  /** Changes one byte, or a few. */
  private static void flip(byte[] bytes, Random random) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ 1);
    }
  }

  /** The tensors with their bytes, as text; nothing if the file is refused. */
  private static Optional<Map<String, String>> read(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Map<String, String> tensors = new LinkedHashMap<>();
      for (var tensor : checkpoint.tensors().entrySet()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WritableByteChannel channel = Channels.newChannel(bytes);
        checkpoint.read(tensor.getKey(), channel::write);
        tensors.put(tensor.getKey(), tensor.getValue() + Arrays.toString(bytes.toByteArray()));
      }
      return Optional.of(tensors);
    } catch (InvalidInputException refused) {
      return Optional.empty();
    }
  }
}
