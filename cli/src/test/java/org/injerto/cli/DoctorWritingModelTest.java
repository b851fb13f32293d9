package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GPT-2 and T5 looked over. */
class DoctorWritingModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN = Path.of("../neural/src/test/resources/golden/models");
  private static final int PIECES = 200;
  private static final String SIGNS = ".,;:¿?¡!()\"-";
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzáéíóúüñABCDEFGHIJKLMNOPQRSTUVWXYZÁÉÍÓÚÜÑ0123456789";

  @TempDir private Path model;

  @ParameterizedTest
  @CsvSource({
    "base, GPT2Model, after-training",
    "lm-head, GPT2LMHeadModel, after-training",
    "sequence-classification, GPT2ForSequenceClassification, ready"
  })
  void gpt2IsSoundAndClassifiesOnceItIsTrained(String folder, String className, String state)
      throws IOException {
    copy("gpt2/" + folder);

    JsonNode report = report();

    assertEquals("gpt2", report.path("family").asText());
    assertEquals(className, report.path("class").asText());
    assertEquals(PIECES, report.path("vocabulary").asInt());
    assertEquals(64, report.path("max_length").asInt());
    assertTrue(report.path("parameters").asInt() > PIECES * 32, report.toString());
    assertEquals(
        JSON.valueToTree(Map.of("text-classification", state, "feature-extraction", "ready")),
        report.path("tasks"));
    assertTrue(report.path("speed").path("sentences_per_second").asDouble() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm-head", "lm-head-gated-untied"})
  void t5IsSoundButNoTaskUsesIt(String folder) throws IOException {
    copy("t5/" + folder);

    JsonNode report = report();

    assertEquals("t5", report.path("family").asText());
    assertEquals("T5ForConditionalGeneration", report.path("class").asText());
    assertEquals(PIECES, report.path("vocabulary").asInt());
    assertEquals(512, report.path("max_length").asInt());
    assertTrue(report.path("parameters").asInt() > PIECES * 32, report.toString());
    assertTrue(report.path("tasks").isEmpty(), report.toString());
    assertFalse(report.has("speed"));
    assertTrue(
        report.path("findings").findValuesAsText("message").stream()
            .anyMatch(message -> message.contains("no task here uses them yet")),
        report.toString());
  }

  @Test
  void aPersonReadsInSpanishThatNoTaskUsesT5() throws IOException {
    copy("t5/lm-head");

    Run run = Run.of("revisar", model.toString(), "--language", "es");

    assertEquals(ExitCode.DONE, run.code(), run.out() + run.err());
    assertTrue(run.out().contains("t5 T5ForConditionalGeneration"), run.out());
    assertTrue(run.out().contains("todavía no los usa ninguna tarea"), run.out());
  }

  /** Config.json says that pieces are scored with vectors of their own, which are not there. */
  @Test
  void aHeadThatTheWeightsLackIsMissed() throws IOException {
    copy("gpt2/lm-head");
    edit("\"tie_word_embeddings\": true", "\"tie_word_embeddings\": false");
    assertMissesTheHead("GPT2LMHeadModel");

    edit("GPT2LMHeadModel", "GPT2ForSequenceClassification");
    assertMissesTheHead("GPT2ForSequenceClassification");

    edit("GPT2ForSequenceClassification", "GPT2ForTokenClassification"); // known to nobody here
    report();
  }

  private void assertMissesTheHead(String className) {
    Run run = Run.of("doctor", model.toString(), "--language", "en");
    assertEquals(ExitCode.FAILED, run.code(), run.out() + run.err());
    assertTrue(
        run.out().contains("says " + className + ", but the weights lack (part of) its head"),
        run.out());
  }

  private JsonNode report() throws IOException {
    Run run = Run.of("doctor", model.toString(), "--json", "--language", "en");
    assertEquals(ExitCode.DONE, run.code(), run.out() + run.err());
    return JSON.readTree(run.out());
  }

  /** A golden model, and beside it a tokenizer that cuts words into their letters. */
  private void copy(String golden) throws IOException {
    for (String name : List.of("config.json", "model.safetensors")) {
      Files.copy(GOLDEN.resolve(golden).resolve(name), model.resolve(name));
    }
    Path embedded = EmbeddedFolders.MODELS.extract("es-mini");
    Files.copy(embedded.resolve("tokenizer_config.json"), model.resolve("tokenizer_config.json"));
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    SIGNS.chars().mapToObj(Character::toString).forEach(pieces::add);
    LETTERS.chars().mapToObj(Character::toString).forEach(pieces::add);
    LETTERS.chars().mapToObj(Character::toString).map("##"::concat).forEach(pieces::add);
    Files.write(model.resolve("vocab.txt"), pieces);
  }

  private void edit(String from, String to) throws IOException {
    Path config = model.resolve("config.json");
    String text = Files.readString(config);
    assertTrue(text.contains(from), text);
    Files.writeString(config, text.replace(from, to));
  }
}
