package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.archive.ArchiveReader;
import org.injerto.archive.ArchiveReader.Limits;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCommandTest {
  @TempDir private Path folder;
  private Path bundle;
  private Path archive;

  @BeforeEach
  void bundle() throws IOException {
    bundle = Files.createDirectories(folder.resolve("mine"));
    archive = folder.resolve("model.tar.gz");
    Path model = EmbeddedFolders.MODELS.extract("es-mini");
    for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
      Files.copy(model.resolve(name), bundle.resolve(name));
    }
    Files.createDirectories(bundle.resolve("onnx"));
    try (OnnxExporter exporter = OnnxExporter.open(bundle)) {
      exporter.write(exporter.task(), Flavour.FUSED, bundle.resolve("onnx/model.onnx"));
    }
  }

  @Test
  void whatAnswersIsPackedAndSaid() throws IOException {
    Run run = packed("--json");

    JsonNode said = new ObjectMapper().readTree(run.out());
    assertEquals(archive.toString(), said.get("output").asText());
    assertEquals(
        "[\"config.json\",\"onnx/model.onnx\",\"tokenizer.json\"]", said.get("files").toString());
    assertEquals(Files.size(archive), said.get("bytes").asLong());
    Path unpacked = folder.resolve("unpacked");
    ArchiveReader.unpack(archive, unpacked, Limits.USUAL);
    assertArrayEquals(
        Files.readAllBytes(bundle.resolve("tokenizer.json")),
        Files.readAllBytes(unpacked.resolve("tokenizer.json")));
    assertFalse(Files.exists(unpacked.resolve("model.safetensors")));
  }

  @Test
  void weightsGoIntoItOnRequest() {
    assertTrue(packed("--with-weights").out().contains("model.safetensors"));
  }

  @Test
  void aBundleWithoutAGraphIsToldWhatToDo() throws IOException {
    Files.delete(bundle.resolve("onnx/model.onnx"));
    assertEquals(
        bundle
            + " cannot be packed:\n"
            + "  there is no graph in onnx/, which is what answers; make one first: injerto export "
            + bundle
            + " --int8",
        Refusal.of(arguments()));
    assertFalse(Files.exists(archive));
  }

  @Test
  void aGraphOfOtherWeightsIsNotPacked() throws IOException {
    Path weights = bundle.resolve("model.safetensors");
    byte[] changed = Files.readAllBytes(weights);
    changed[changed.length - 1] ^= 1;
    Files.write(weights, changed);
    String text = Refusal.of(arguments());
    assertTrue(text.contains("was made of other weights"), text);
    assertTrue(text.endsWith("injerto export " + bundle), text);

    Path int8 = bundle.resolve("onnx/model.int8.onnx");
    Files.copy(bundle.resolve("onnx/model.onnx"), int8);
    text = Refusal.of(arguments());
    assertTrue(text.endsWith("injerto export " + bundle + " --int8"), text);

    try (OnnxExporter exporter = OnnxExporter.open(bundle)) {
      exporter.write(exporter.task(), Flavour.FUSED, int8);
    }
    assertTrue(Refusal.of(arguments()).contains("model.onnx was made of other weights"));
    assertFalse(Files.exists(archive));
  }

  @Test
  void whatIsThereIsReplacedOnlyOnRequest() throws IOException {
    Files.writeString(archive, "old");
    assertEquals(archive + " is there already; --overwrite replaces it", Refusal.of(arguments()));
    assertEquals("old", Files.readString(archive));

    packed("--overwrite");
    assertTrue(Files.size(archive) > 100);
  }

  @Test
  void aPlaceThatCannotBeIsRefusedTogetherWithTheBundle() {
    Path nowhere = folder.resolve("no/model.tar.gz");
    assertEquals(
        nowhere
            + " (option --output) lies in no folder: there is no "
            + nowhere.getParent()
            + "\n"
            + folder.resolve("other")
            + " cannot be packed:\n  there is no such folder",
        Refusal.of("package", folder.resolve("other").toString(), "--output", nowhere.toString()));
    assertEquals(
        folder + " (option --output) is a folder; expected a file",
        Refusal.of("package", bundle.toString(), "--output", folder.toString()));
  }

  private Run packed(String... more) {
    Run run = Run.of(arguments(more));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return run;
  }

  private String[] arguments(String... more) {
    String[] words = {"package", bundle.toString(), "--output", archive.toString()};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }
}
