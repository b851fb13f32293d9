package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What torch 2.10 wrote; see {@code golden/torch-forms/SOURCE.md}. */
class TorchFormsTest {
  private static final Path FORMS = Path.of("src/test/resources/golden/torch-forms");
  private static final Path ALL_DTYPES =
      Path.of("src/test/resources/golden/checkpoints/safetensors-all-dtypes");

  @ParameterizedTest
  @ValueSource(strings = {"all-dtypes.bin", "all-dtypes-legacy.bin", "all-dtypes-protocol-5.bin"})
  void everyKindOfNumberIsReadBitForBit(String file) throws IOException {
    assertSame(ALL_DTYPES, FORMS.resolve(file), Checkpoint.LARGEST_PIECE);
  }

  @ParameterizedTest
  @CsvSource({
    "views.bin, 1048576",
    "views.bin, 8",
    "views.bin, 40",
    "views-legacy.bin, 1048576",
    "views-legacy.bin, 24"
  })
  void everyViewIsReadBitForBitInPiecesOfAnySize(String file, int piece) throws IOException {
    assertSame(FORMS.resolve("views.safetensors"), FORMS.resolve(file), piece);
  }

  private static void assertSame(Path wantedFile, Path foundFile, int piece) throws IOException {
    try (Checkpoint wanted = Checkpoint.open(wantedFile);
        Checkpoint found = Checkpoint.open(foundFile, piece)) {
      assertEquals(wanted.tensors(), found.tensors());
      for (String name : wanted.tensors().keySet()) {
        assertArrayEquals(bytes(wanted, name), bytes(found, name), name);
      }
    }
  }

  private static byte[] bytes(Checkpoint checkpoint, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WritableByteChannel channel = Channels.newChannel(bytes);
    checkpoint.read(name, channel::write);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lightning.bin", "trainer.bin", "flat-with-others.bin"})
  void onlyTheWeightsAreTakenOfWhatATrainerSaved(String file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(FORMS.resolve(file))) {
      assertEquals(Set.of("w"), checkpoint.tensors().keySet());
      assertEquals(2, checkpoint.tensors().get("w").elements());
    }
  }

  @Test
  void aProgramIsNoCheckpoint() {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> Checkpoint.open(FORMS.resolve("script.bin")));
    assertTrue(refused.getMessage().contains("TorchScript"), refused.getMessage());
  }
}
