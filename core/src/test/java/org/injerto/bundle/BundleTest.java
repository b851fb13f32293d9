package org.injerto.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("mine");
    SmallBundle.write(bundle, SmallBundle.model(folder.resolve("model")), "sí", false);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Bundle read = Bundle.open(bundle);

    assertEquals(Optional.of(SmallBundle.manifest()), read.manifest());
    assertEquals(new Reading(10, LongText.WINDOWS), read.reading());
    assertEquals(List.of("no", "sí"), read.config().labels());
  }

  @Test
  void everyNameInTheManifestIsInSnakeCase() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    collect(new ObjectMapper().readTree(bundle.resolve("injerto.json").toFile()), names);

    assertTrue(
        names.containsAll(List.of("max_length", "long_text", "macro_f1", "batch_size", "sha256")));
    assertEquals(List.of(), names.stream().filter(name -> !name.matches("[a-z0-9_]+")).toList());
  }

  private static void collect(JsonNode json, TreeSet<String> names) {
    json.fieldNames().forEachRemaining(names::add);
    json.forEach(inner -> collect(inner, names));
  }

  @Test
  void otherNamesAreRefusedWhereverTheyStand() {
    assertThrows(IllegalArgumentException.class, () -> manifest(Map.of("batchSize", 1)));
    assertThrows(IllegalArgumentException.class, () -> manifest(Map.of("a", Map.of("b-c", 1))));
  }

  private static BundleManifest manifest(Map<String, ?> options) {
    BundleManifest like = SmallBundle.manifest();
    return BundleManifest.classifier(like.reading(), like.metrics(), options, like.provenance());
  }

  @Test
  void aFolderThatPythonWroteNeedsNoManifest() throws IOException {
    Files.delete(bundle.resolve("injerto.json"));
    Files.delete(bundle.resolve("tokenizer.json"));
    Files.move(bundle.resolve("model.safetensors"), bundle.resolve("model.safetensors.index.json"));

    Bundle read = Bundle.open(bundle);

    assertEquals(Optional.empty(), read.manifest());
    assertEquals(new Reading(12, LongText.FIRST), read.reading());
    assertEquals(List.of("no", "sí"), read.config().labels());
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() throws IOException {
    Files.delete(bundle.resolve("config.json"));
    Files.delete(bundle.resolve("model.safetensors"));
    Files.delete(bundle.resolve("vocab.txt"));
    Files.delete(bundle.resolve("tokenizer.json"));

    assertEquals(
        List.of(
            "config.json is missing",
            "model.safetensors / model.safetensors.index.json / pytorch_model.bin"
                + " / pytorch_model.bin.index.json is missing",
            "tokenizer.json / vocab.txt is missing"),
        problems());
  }

  @Test
  void weightsOfAnotherProgramAreNamedWithWhatToDo() throws IOException {
    Files.move(bundle.resolve("model.safetensors"), bundle.resolve("tf_model.h5"));

    assertEquals(2, problems().size());
    assertTrue(problems().get(1).startsWith("tf_model.h5 is of TensorFlow; "), problems().get(1));
  }

  @Test
  void problemsOfAllFilesAreNamedAtOnce() throws IOException {
    Files.delete(bundle.resolve("model.safetensors"));
    change("config.json", "\"hidden_size\" : 16", "\"hidden_size\" : \"x\"");
    change("injerto.json", "\"seed\" : 7", "\"seed\" : 7.5");

    assertEquals(3, problems().size());
  }

  @Test
  void everyProblemOfTheManifestIsNamedWithItsPlace() throws IOException {
    change("injerto.json", "\"task\" : \"text-classification\",", "");
    change("injerto.json", "\"windows\"", "\"some\"");
    change("injerto.json", "\"max_length\" : 10", "\"max_length\" : \"10\"");
    change("injerto.json", "0.5", "null");
    change("injerto.json", "\"examples\" : 3", "\"examples\" : []");
    change("injerto.json", "\"started\"", "\"later_field\" : 1, \"begun\"");

    assertEquals(
        List.of(
            "injerto.json: task is missing",
            "injerto.json: reading.max_length is \"10\"; expected 0, 1, 2, …",
            "injerto.json: reading.long_text is \"some\"; expected first | windows",
            "injerto.json: metrics.dev.macro_f1 is null; expected 0.5, 1, …",
            "injerto.json: provenance.started is missing",
            "injerto.json: provenance.files[0].examples is []; expected 0, 1, 2, …"),
        problems());
  }

  @Test
  void valuesThatCannotBeAreNamed() throws IOException {
    change("injerto.json", "\"max_length\" : 10", "\"max_length\" : 2");

    assertEquals(List.of("injerto.json: maxLength must be at least 3; maxLength=2"), problems());
  }

  @Test
  void aManifestOfALaterFormatIsRefusedAsThat() throws IOException {
    change("injerto.json", "\"format\" : 1", "\"format\" : 2");
    change("injerto.json", "\"reading\"", "\"read\"");

    assertEquals(List.of("injerto.json has format 2; this version reads format 1"), problems());
  }

  @Test
  void aManifestThatIsNoJsonIsRefused() throws IOException {
    Files.writeString(bundle.resolve("injerto.json"), "{\"format\": 1,");
    assertTrue(
        problems().get(0).startsWith("injerto.json is no JSON object: Unexpected end"),
        problems()::toString);

    Files.writeString(bundle.resolve("injerto.json"), "");
    assertEquals(List.of("injerto.json is no JSON object: \"\""), problems());
  }

  @Test
  void aModelWithoutAClassifierIsNoBundle() throws IOException {
    change("config.json", "BertForSequenceClassification", "BertForMaskedLM");

    assertTrue(problems().get(0).contains("\"BertForMaskedLM\""), problems()::toString);
  }

  @Test
  void aFolderThatIsNotThereIsSaidToBeSo() {
    bundle = folder.resolve("other");

    assertEquals(List.of("there is no such folder"), problems());
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(bundle.resolve(file));
    assertTrue(text.contains(from), text);
    Files.writeString(bundle.resolve(file), text.replace(from, to));
  }

  private List<String> problems() {
    return assertThrows(InvalidInputException.class, () -> Bundle.open(bundle)).problems().stream()
        .map(Message::toString)
        .toList();
  }
}
