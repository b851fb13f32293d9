package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class HostileCheckpointTest {
  private static final Path HOSTILE = Path.of("src/test/resources/golden/checkpoints/hostile");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> isRefusedWithAReason() throws IOException {
    JsonNode expected = new ObjectMapper().readTree(HOSTILE.resolve("expected.json").toFile());
    return expected
        .propertyStream()
        .filter(field -> !field.getValue().get("kind").asText().endsWith("-or-warn"))
        .map(
            field ->
                DynamicTest.dynamicTest(
                    field.getKey() + ": " + field.getValue().get("why").asText(),
                    () -> assertRefused(HOSTILE.resolve(field.getKey()))));
  }

  @Test
  void anIndexThatNamesNoTensorIsRefused() {
    String message = assertRefused(HOSTILE.resolve("index-extra-tensor"));
    assertTrue(message.contains("weight_map is {}"), message);
  }

  @Test
  void anIndexThatCountsOtherBytesIsReadAndItIsSaid() throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(ShardIndex.class);
    logger.addAppender(log);
    try (Checkpoint checkpoint = Checkpoint.open(HOSTILE.resolve("index-total-size"))) {
      assertEquals(Set.of("w"), checkpoint.tensors().keySet());
    } finally {
      logger.detachAppender(log);
    }
    String said = log.list.get(0).getFormattedMessage();
    assertTrue(said.contains("total_size is 99; the shards have "), said);
  }

  /** What follows in the file belongs to another tensor: one number of it is too much. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | offset 1, sizes [2] and strides [1]",
        "2 | 3 | offset 0, sizes [3] and strides [1]",
        "7 | 2 | offset 0, sizes [2] and strides [2]"
      })
  void aViewThatReachesOneNumberTooFarIsRefused(int place, byte number, String view)
      throws IOException {
    Path two = HOSTILE.resolve("../../torch-forms/flat-with-others.bin");
    Path file = folder.resolve("reach.bin");
    Files.write(
        file, TorchZip.withPickle(two, pickle -> pickle[firstView(pickle) + place] = number));

    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> Checkpoint.open(file).close());

    assertTrue(
        refused.getMessage().contains("w with " + view + " reaches past its storage of 2"),
        refused.getMessage());
  }

  /** Where the offset of the first tensor stands, behind its storage; size and stride follow. */
  private static int firstView(byte[] pickle) {
    return new String(pickle, StandardCharsets.ISO_8859_1).indexOf("QK") + 2;
  }

  @Test
  void filesThatAreSomethingElseAreNamed() {
    assertTrue(assertRefused(HOSTILE.resolve("st-lfs-pointer.safetensors")).contains("Git LFS"));
    assertTrue(
        assertRefused(HOSTILE.resolve("st-html-error-page.safetensors")).contains("web page"));
    assertTrue(assertRefused(HOSTILE.resolve("st-not-safetensors.safetensors")).contains("zip"));
  }

  private static String assertRefused(Path file) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> HostileFiles.readAll(file));
    assertFalse(refused.problems().isEmpty());
    assertFalse(refused.in(Locale.forLanguageTag("es")).isBlank());
    return refused.getMessage();
  }
}
