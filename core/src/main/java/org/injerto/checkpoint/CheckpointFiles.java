package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** Which file of a folder in the layout of Hugging Face has its weights. */
public final class CheckpointFiles {
  /** The names, the one that is preferred first. */
  public static final List<String> NAMES =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");

  /** Endings; {@code .model} is of SentencePiece, {@code .jinja} of templates for chats. */
  private static final List<String> COMPANIONS =
      List.of(".json", ".txt", ".model", ".jinja", "README.md", "LICENSE");

  private CheckpointFiles() {}

  /**
   * The first of {@link #NAMES} that is there.
   *
   * @throws InvalidInputException if there is none, which names weights of other programs
   */
  static Path in(Path folder) throws IOException {
    for (String name : NAMES) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    List<Message> problems = new ArrayList<>();
    problems.add(Message.of(CheckpointFiles.class, "checkpoint.none", String.join(", ", NAMES)));
    problems.addAll(ofOtherPrograms(folder));
    throw new InvalidInputException(
        Message.of(CheckpointFiles.class, "checkpoint.folder", folder), problems);
  }

  /** Whether a folder has weights: one of {@link #NAMES}. */
  public static boolean areIn(Path folder) {
    return NAMES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /** What weights of other programs there are and what to do with them, if there are no others. */
  public static List<Message> ofOtherPrograms(Path folder) throws IOException {
    boolean hasOwn = NAMES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    return hasOwn ? List.of() : ForeignWeights.in(folder);
  }

  /**
   * The files beside the weights that make a folder a model: configuration, tokenizer and the like,
   * by name.
   */
  public static List<Path> companions(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(CheckpointFiles::isCompanion)
          .sorted()
          .toList();
    }
  }

  private static boolean isCompanion(Path file) {
    String name = file.getFileName().toString();
    return COMPANIONS.stream().anyMatch(name::endsWith)
        && !name.startsWith(".")
        && !name.endsWith(".index.json");
  }

  /** Whether a file says which shards there are. */
  static boolean isIndex(Path file) {
    return file.toString().endsWith(".json");
  }
}
