package org.injerto.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.text.Message;

/** The files that a folder in the layout of Hugging Face must have to be a model. */
public final class ModelFiles {
  private static final List<String> CONFIG = List.of("config.json");
  private static final List<String> WEIGHTS =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");
  private static final List<String> TOKENIZER = List.of("tokenizer.json", "vocab.txt");

  private ModelFiles() {}

  /** A problem for each file that is missing. */
  public static List<Message> missing(Path folder) {
    return missing(folder, List.of(CONFIG, WEIGHTS, TOKENIZER));
  }

  /** The same of a model whose weights stand elsewhere. */
  public static List<Message> missingBesideWeights(Path folder) {
    return missing(folder, List.of(CONFIG, TOKENIZER));
  }

  /**
   * @param needed one file of each list
   */
  private static List<Message> missing(Path folder, List<List<String>> needed) {
    return needed.stream()
        .filter(
            either -> either.stream().noneMatch(name -> Files.isRegularFile(folder.resolve(name))))
        .map(either -> Message.of(ModelFiles.class, "files.missing", String.join(" / ", either)))
        .toList();
  }
}
