package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are well and models that are ill, each in one way. */
class DoctorCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path model;

  @BeforeEach
  void copyAModel() throws IOException {
    Path embedded = EmbeddedFolders.MODELS.extract("es-mini");
    for (String name :
        List.of("config.json", "model.safetensors", "vocab.txt", "tokenizer_config.json")) {
      Files.copy(embedded.resolve(name), model.resolve(name));
    }
  }

  @Test
  void theModelInsideIsWell() throws IOException {
    JsonNode report = JSON.readTree(doctor("es-mini", ExitCode.DONE).out());

    assertTrue(report.path("sound").asBoolean(), report.toString());
    assertEquals("bert", report.path("family").asText());
    assertEquals(16_000, report.path("vocabulary").asInt());
    assertEquals(256, report.path("max_length").asInt());
    assertEquals(7_337_088 + 16_000, report.path("parameters").asInt(), 100_000);
    assertEquals("ready", report.path("tasks").path("fill-mask").asText());
    assertEquals("after-training", report.path("tasks").path("text-classification").asText());
    assertEquals(1.31, report.path("spanish").path("pieces_per_word").asDouble(), 0.005);
    assertTrue(report.path("speed").path("sentences_per_second").asDouble() > 0);
    JsonNode door = report.path("masked_words").get(1);
    assertEquals("Abrió la [MASK] y entró en la casa.", door.path("text").asText());
    assertEquals("puerta", door.path("likeliest").get(0).asText());
  }

  @Test
  void aPersonReadsAllOfItInBothLanguages() {
    String english = Run.of("doctor", "es-mini", "--language", "en").out();
    String spanish = Run.of("revisar", "es-mini", "--language", "es").out();

    assertTrue(english.contains("Nothing is wrong with es-mini."), english);
    assertTrue(english.contains("1.31 pieces a word (BETO 1.21, es-mini 1.31)"), english);
    assertTrue(spanish.contains("es-mini está en orden."), spanish);
    assertTrue(spanish.contains("1,31 piezas por palabra (BETO 1,21, es-mini 1,31)"), spanish);
    assertTrue(spanish.contains("Abrió la [MASK] y entró en la casa."), spanish);
  }

  /** BETO's classic trap: a cased vocabulary, and nothing that says so. */
  @Test
  void aMissingDoLowerCaseIsNoticed() throws IOException {
    edit("tokenizer_config.json", "\"do_lower_case\": false", "\"a\": 0");
    edit("tokenizer_config.json", "\"strip_accents\": false", "\"b\": 0");

    String text = ill();

    assertTrue(text.contains("\"do_lower_case\": false is missing"), text);
    assertTrue(text.contains("\"strip_accents\": false is missing"), text);
  }

  @Test
  void anotherPaddingThanTheTokenizersIsNoticed() throws IOException {
    edit("config.json", "\"pad_token_id\": 0", "\"pad_token_id\": 4");

    assertTrue(ill().contains("piece 0 ([PAD]) by the tokenizer, but pad_token_id"), ill());
  }

  @Test
  void aLongerTextThanTheModelHasPositionsForIsNoticedAndNoIllness() throws IOException {
    edit("tokenizer_config.json", "\"model_max_length\": 256", "\"model_max_length\": 512");

    Run run = doctor(model.toString(), ExitCode.DONE);

    assertTrue(run.out().contains("allows 512 pieces, the model has positions for 256"), run.out());
  }

  @Test
  void numbersThatAreNoneAndTensorsOfZerosAreNamed() throws IOException {
    overwrite("bert.encoder.layer.1.output.dense.weight", 2, new byte[] {0, 0x7E}); // NaN
    overwrite("bert.encoder.layer.2.output.dense.weight", 0, new byte[1024 * 256 * 2]);

    String text = ill();

    assertTrue(text.contains("no numbers: bert.encoder.layer.1.output.dense.weight (1)"), text);
    assertTrue(text.contains("all zero: bert.encoder.layer.2.output.dense.weight"), text);
  }

  @Test
  void aTokenizerOfAnotherModelIsNoticedByWhatTheModelSays() throws IOException {
    List<String> pieces = Files.readAllLines(model.resolve("vocab.txt"));
    Collections.reverse(pieces.subList(5, pieces.size()));
    Files.write(model.resolve("vocab.txt"), pieces);

    assertTrue(ill().contains("it knows no more than chance would"), ill());
    Run unread = Run.of("doctor", model.toString(), "--files-only", "--language", "en");
    assertEquals(ExitCode.DONE, unread.code(), unread.out());
  }

  @Test
  void everyFileThatCannotBeReadIsSaidAndTheOthersAreLookedAt() throws IOException {
    Files.writeString(model.resolve("vocab.txt"), "[PAD]\n[PAD]\n");
    edit("config.json", "\"num_attention_heads\": 4", "\"num_attention_heads\": 5");

    JsonNode report = JSON.readTree(doctor(model.toString(), ExitCode.FAILED).out());

    List<String> messages = report.path("findings").findValuesAsText("message");
    assertTrue(messages.stream().anyMatch(message -> message.contains("[PAD]")), report.toString());
    assertTrue(messages.stream().anyMatch(message -> message.contains("256")), report.toString());
    assertTrue(report.path("parameters").asLong() > 7_000_000, report.toString());
    assertFalse(report.has("speed"));
  }

  @Test
  void anEmptyFolderIsNoModel() throws IOException {
    for (String name :
        List.of("config.json", "model.safetensors", "vocab.txt", "tokenizer_config.json")) {
      Files.delete(model.resolve(name));
    }

    String text = ill();

    assertTrue(text.contains("config.json"), text);
    assertTrue(text.contains("model.safetensors"), text);
    assertTrue(text.contains("vocab.txt"), text);
  }

  private String ill() {
    Run run = Run.of("doctor", model.toString(), "--language", "en");
    assertEquals(ExitCode.FAILED, run.code(), run.out() + run.err());
    assertEquals("", run.err());
    return run.out();
  }

  private static Run doctor(String name, ExitCode expected) {
    Run run = Run.of("doctor", name, "--json", "--language", "en");
    assertEquals(expected, run.code(), run.out() + run.err());
    return run;
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(model.resolve(file));
    assertTrue(text.contains(from), text);
    Files.writeString(model.resolve(file), text.replace(from, to));
  }

  /** Writes over the bytes of a tensor. */
  private void overwrite(String tensor, long from, byte[] bytes) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(model.resolve("model.safetensors").toFile(), "rw")) {
      byte[] length = new byte[8];
      file.readFully(length);
      byte[] header =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      file.readFully(header);
      JsonNode place = JSON.readTree(new String(header, StandardCharsets.UTF_8)).path(tensor);
      file.seek(8 + header.length + place.path("data_offsets").get(0).asLong() + from);
      file.write(bytes);
    }
  }
}
