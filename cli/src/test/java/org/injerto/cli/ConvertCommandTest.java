package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  private static final Path GOLDEN = Path.of("../core/src/test/resources/golden/checkpoints");

  @TempDir private Path folder;

  @Test
  void aFileOfPyTorchBecomesSafetensorsWithWhatLiesBesideIt() throws IOException {
    Path target = folder.resolve("new");

    Run run = convert(GOLDEN.resolve("bin-zip"), target, "--json");

    JsonNode said = new ObjectMapper().readTree(run.out());
    assertEquals(target.toString(), said.get("output").asText());
    assertEquals(26, said.get("tensors").asInt());
    assertEquals(26, said.get("types").get("F32").asInt());
    assertEquals(
        "bert.embeddings.word_embeddings.weight",
        said.get("tied").get("cls.predictions.decoder.weight").asText());
    assertEquals(Set.of("config.json", "model.safetensors"), names(target));
    assertArrayEquals(
        Files.readAllBytes(GOLDEN.resolve("bin-zip/config.json")),
        Files.readAllBytes(target.resolve("config.json")));
    assertSame(GOLDEN.resolve("reference.safetensors"), target);
  }

  @Test
  void largeWeightsGoToSeveralFilesWithAnIndex() throws IOException {
    Path target = folder.resolve("new");

    convert(GOLDEN.resolve("bin-legacy/pytorch_model.bin"), target, "--shard-size", "4 KB");

    assertTrue(names(target).contains("model.safetensors.index.json"), names(target).toString());
    assertTrue(
        names(target).contains("model-00001-of-00004.safetensors"), names(target).toString());
    assertSame(GOLDEN.resolve("reference.safetensors"), target);
  }

  @Test
  void numbersAreWrittenAsTheKindThatIsAskedFor() throws IOException {
    Path halves = folder.resolve("halves");
    convert(GOLDEN.resolve("bin-views"), halves, "--dtype", "float16");
    assertSame(GOLDEN.resolve("reference-f16-as-f32.safetensors"), halves);

    Path brainFloats = folder.resolve("brain");
    convert(GOLDEN.resolve("safetensors-sharded"), brainFloats, "--dtype", "bfloat16");
    assertSame(GOLDEN.resolve("reference-bf16-as-f32.safetensors"), brainFloats);

    Path floats = folder.resolve("floats");
    convert(halves, floats, "--dtype", "float32");
    assertSame(GOLDEN.resolve("reference-f16-as-f32.safetensors"), floats);
  }

  @Test
  void anEmbeddedModelStaysAModel() throws IOException {
    Path target = folder.resolve("new");
    convert(Path.of("es-mini"), target);
    Path source = EmbeddedFolders.MODELS.extract("es-mini");
    assertSame(source, target);
    assertTrue(names(target).containsAll(Set.of("tokenizer.json", "vocab.txt", "config.json")));
  }

  @Test
  void theSourceIsNotWrittenOver() throws IOException {
    Path source = Files.createDirectories(folder.resolve("above/source"));
    Files.copy(GOLDEN.resolve("bin-zip/pytorch_model.bin"), source.resolve("pytorch_model.bin"));
    for (Path target : List.of(source, folder.resolve("above"))) {
      assertEquals(
          target + " would replace the source " + source + "; name another folder",
          Refusal.of(arguments(source, target, "--overwrite")));
    }
    assertEquals(Set.of("pytorch_model.bin"), names(source));
  }

  @Test
  void whatIsHostileOrTooLargeLeavesNothing() throws IOException {
    Path target = folder.resolve("new");
    assertTrue(
        Refusal.of(arguments(GOLDEN.resolve("hostile/os-system-reduce.bin"), target))
            .contains("it names os.system"));
    assertTrue(
        Refusal.of(arguments(GOLDEN.resolve("hostile/zip-bad-crc.bin"), target))
            .contains("is damaged"));
    assertTrue(
        Refusal.of(
                arguments(GOLDEN.resolve("safetensors-all-dtypes"), target, "--dtype", "float16"))
            .contains("f64 has finite numbers of type F64 that F16 cannot hold"));
    assertTrue(
        Refusal.of(arguments(GOLDEN.resolve("bin-zip"), target, "--shard-size", "-3"))
            .contains("must be a size such as 200MB or 5GB; found -3"));
    assertEquals(Set.of(), names(folder));
  }

  private static Run convert(Path source, Path target, String... more) {
    Run run = Run.of(arguments(source, target, more));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return run;
  }

  private static String[] arguments(Path source, Path target, String... more) {
    List<String> words = List.of("convert", source.toString(), "--output", target.toString());
    return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static void assertSame(Path wantedPath, Path foundPath) throws IOException {
    try (Checkpoint wanted = Checkpoint.open(wantedPath);
        Checkpoint found = Checkpoint.open(foundPath)) {
      for (String name : wanted.tensors().keySet()) {
        assertArrayEquals(floats(wanted, name), floats(found, name), name);
      }
    }
  }

  private static float[] floats(Checkpoint checkpoint, String name) throws IOException {
    FloatBuffer into = FloatBuffer.allocate((int) checkpoint.tensors().get(name).elements());
    checkpoint.read(name, into);
    return into.array();
  }
}
