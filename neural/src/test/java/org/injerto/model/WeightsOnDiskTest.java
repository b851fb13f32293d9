package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.architecture.ModelConfig;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a folder becomes parameters. */
class WeightsOnDiskTest {
  private static final String NAME = "bert.embeddings.word_embeddings.weight";

  @TempDir private Path folder;

  /** The file has a hole in the place of its numbers. */
  @Test
  void aTensorOfMoreThanTwoGibibytesIsRefusedByName() throws IOException {
    long rows = 1 << 21;
    String header =
        "{\"%s\":{\"dtype\":\"F32\",\"shape\":[%d,257],\"data_offsets\":[0,%d]}}"
            .formatted(NAME, rows, rows * 257 * 4);
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("model.safetensors").toFile(), "rw")) {
      byte[] length =
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length).array();
      file.write(length);
      file.write(bytes);
      file.setLength(8 + bytes.length + rows * 257 * 4);
    }
    Path config = GoldenModel.FOLDER.resolve("bert/sequence-classification/config.json");
    WeightsOnDisk weights = new WeightsOnDisk(folder, ModelConfig.read(config));

    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> weights.load(Map.of(NAME, List.of(rows, 257L))));
    assertEquals(1, refused.problems().size());
    assertEquals(
        "the tensor %s has 538968064 numbers; at most 536870911 (2 GiB) are possible"
            .formatted(NAME),
        refused.problems().get(0).in(Locale.ENGLISH));
  }
}
