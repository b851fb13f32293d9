package org.injerto.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.injerto.doctor.Finding.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in folders without running a model, over the weights of the golden checkpoints. */
class ExaminationTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/checkpoints");

  @TempDir private Path folder;

  @BeforeEach
  void writeAModel() throws IOException {
    Files.copy(GOLDEN.resolve("config.json"), folder.resolve("config.json"));
    Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n");
    copy("bin-position-ids/pytorch_model.bin");
  }

  @Test
  void buffersAreNamedAndNoIllness() throws IOException {
    List<String> notes = messages(Severity.NOTE);

    assertTrue(
        notes.stream()
            .anyMatch(note -> note.contains("no parameter") && note.contains("position_ids")),
        notes.toString());
  }

  @Test
  void aPickleThatNamesSomethingElseIsWrongAndTheRestIsLookedAt() throws IOException {
    Files.delete(folder.resolve("pytorch_model.bin"));
    copy("bin-unknown-class/pytorch_model.bin");

    Examination examination = Examination.of(folder);

    assertFalse(examination.isSound());
    assertTrue(examination.weights().isEmpty());
    assertTrue(examination.model().isPresent());
    assertTrue(examination.tokenizer().isPresent());
  }

  @Test
  void aVocabularyWithoutSpanishIsWrong() throws IOException {
    List<String> wrong = messages(Severity.WRONG);

    assertTrue(
        wrong.stream().anyMatch(text -> text.contains("of the pieces of Spanish text are unknown")),
        wrong.toString());
  }

  @Test
  void everyMissingTensorIsNamed() throws IOException {
    Path config = folder.resolve("config.json");
    String text = Files.readString(config);
    Files.writeString(
        config, text.replaceAll("\"num_hidden_layers\": \\d+", "\"num_hidden_layers\": 9"));

    List<String> wrong = messages(Severity.WRONG);

    assertTrue(
        wrong.stream().anyMatch(one -> one.contains("encoder.layer.8.output.dense.weight")),
        wrong.toString());
  }

  private List<String> messages(Severity severity) throws IOException {
    return Examination.of(folder).findings().stream()
        .filter(finding -> finding.severity() == severity)
        .map(finding -> finding.message().in(Locale.ENGLISH))
        .toList();
  }

  private void copy(String name) throws IOException {
    Files.copy(GOLDEN.resolve(name), folder.resolve("pytorch_model.bin"));
    assertEquals(1, Files.list(folder).filter(file -> file.toString().endsWith(".bin")).count());
  }
}
