package org.injerto.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.text.Message;

/** The files that a folder in the layout of Hugging Face must have to be a model. */
public final class ModelFiles {
  /** What must be there: one file of each list. */
  private static final List<List<String>> NEEDED =
      List.of(
          List.of("config.json"),
          List.of(
              "model.safetensors",
              "model.safetensors.index.json",
              "pytorch_model.bin",
              "pytorch_model.bin.index.json"),
          List.of("tokenizer.json", "vocab.txt"));

  private ModelFiles() {}

  /** A problem for each file that is missing. */
  public static List<Message> missing(Path folder) {
    return NEEDED.stream()
        .filter(
            either -> either.stream().noneMatch(name -> Files.isRegularFile(folder.resolve(name))))
        .map(either -> Message.of(ModelFiles.class, "files.missing", String.join(" / ", either)))
        .toList();
  }
}
