package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** What weights of other programs there are and what to do with them, if there are no others. */
  public static List<Message> ofOtherPrograms(Path folder) throws IOException {
    boolean hasOwn = NAMES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    return hasOwn ? List.of() : ForeignWeights.in(folder);
  }

  /** Whether a file says which shards there are. */
  static boolean isIndex(Path file) {
    return file.toString().endsWith(".json");
  }
}
