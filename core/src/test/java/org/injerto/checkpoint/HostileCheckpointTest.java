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
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

class HostileCheckpointTest {
  private static final Path HOSTILE = Path.of("src/test/resources/golden/checkpoints/hostile");

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
