package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HostileCheckpointTest {
  private static final Path HOSTILE = Path.of("src/test/resources/golden/checkpoints/hostile");

  @TestFactory
  Stream<DynamicTest> isRefusedWithAReason() throws IOException {
    JsonNode expected = new ObjectMapper().readTree(HOSTILE.resolve("expected.json").toFile());
    return expected
        .propertyStream()
        .filter(field -> field.getKey().startsWith("st-") || field.getKey().startsWith("index-"))
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
  void filesThatAreSomethingElseAreNamed() {
    assertTrue(assertRefused(HOSTILE.resolve("st-lfs-pointer.safetensors")).contains("Git LFS"));
    assertTrue(
        assertRefused(HOSTILE.resolve("st-html-error-page.safetensors")).contains("web page"));
    assertTrue(assertRefused(HOSTILE.resolve("st-not-safetensors.safetensors")).contains("zip"));
  }

  private static String assertRefused(Path file) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> Checkpoint.open(file).close());
    assertFalse(refused.problems().isEmpty());
    assertFalse(refused.in(Locale.forLanguageTag("es")).isBlank());
    return refused.getMessage();
  }
}
