package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignWeightsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "tf_model.h5, from_tf=True",
    "bert_model.ckpt.index, TensorFlow 1",
    "flax_model.msgpack, from_flax=True",
    "model.onnx, ONNX",
    "model-q4.gguf, llama.cpp",
    "rust_model.ot, rust-bert"
  })
  void weightsOfOtherProgramsAreCalledWhatTheyAre(String name, String said) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "anything");
    assertTrue(refusal(file).contains(said), refusal(file));
    assertTrue(refusal(folder).contains(said), refusal(folder));
    assertTrue(refusal(folder).contains("expected one of model.safetensors"), refusal(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "'GGUF\3\0\0\0', GGUF",
    "'\u0089HDF\r\n\u001a\n', HDF5",
    "'\u001f\u008b\b', gzip",
    "'\n <!DOCTYPE html>', web page",
    "'version https://git-lfs.github.com/spec/v1', git lfs pull",
    "'', 0 bytes"
  })
  void underTheNameOfWeightsTheirFirstBytesSayIt(String bytes, String said) throws IOException {
    for (String name : Set.of("pytorch_model.bin", "model.safetensors")) {
      Path file = folder.resolve(name);
      Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
      assertTrue(refusal(file).contains(said), refusal(file));
    }
  }

  @Test
  void aFileOfAnotherEndingIsToldByItsFirstBytes() throws IOException {
    Path torch = GOLDEN.resolve("torch-forms/views.bin");
    Path legacy = GOLDEN.resolve("torch-forms/views-legacy.bin");
    Path safetensors = GOLDEN.resolve("torch-forms/views.safetensors");
    for (Path form : Set.of(torch, legacy, safetensors)) {
      Path file = Files.copy(form, folder.resolve(form.getFileName() + ".model"));
      try (Checkpoint checkpoint = Checkpoint.open(file)) {
        assertEquals(12, checkpoint.tensors().size());
      }
    }
  }

  @Test
  void aFolderPrefersSafetensorsAndWholeFiles() throws IOException {
    Files.writeString(folder.resolve("pytorch_model.bin.index.json"), "{");
    assertTrue(refusal(folder).contains("pytorch_model.bin.index.json"));
    Path bin = folder.resolve("pytorch_model.bin");
    Files.copy(GOLDEN.resolve("torch-forms/lightning.bin"), bin);
    assertEquals(Set.of("w"), names(folder));
    Files.writeString(folder.resolve("model.safetensors.index.json"), "{");
    assertTrue(refusal(folder).contains("model.safetensors.index.json"));
    Files.copy(
        GOLDEN.resolve("torch-forms/views.safetensors"), folder.resolve("model.safetensors"));
    assertTrue(names(folder).contains("cube"));
  }

  private static Set<String> names(Path path) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(path)) {
      return checkpoint.tensors().keySet();
    }
  }

  private static String refusal(Path path) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> Checkpoint.open(path).close());
    assertTrue(!refused.in(Locale.forLanguageTag("es")).equals(refused.getMessage()));
    return refused.getMessage();
  }
}
