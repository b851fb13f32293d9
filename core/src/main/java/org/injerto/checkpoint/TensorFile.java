package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.injerto.text.InvalidInputException;

/** A file with tensors, in whatever form. */
sealed interface TensorFile extends AutoCloseable permits SafetensorsFile, TorchFile {
  /** What tensors there are, in the order of the file. */
  Map<String, TensorInfo> tensors();

  /** Free text by name. */
  Map<String, String> metadata();

  /** Names whose numbers are those of an earlier name, and that name. */
  Map<String, String> tied();

  /**
   * Hands over the numbers of a tensor row by row.
   *
   * @throws IllegalArgumentException if there is no such tensor
   * @throws InvalidInputException if its numbers are not those that were written
   */
  void read(String name, PieceReader reader, PieceConsumer consumer) throws IOException;

  /**
   * Hands over numbers of the beginning, the middle and the end of a tensor, unproved.
   *
   * @param bytes of each at most
   * @throws IllegalArgumentException if there is no such tensor
   */
  void sample(String name, int bytes, PieceReader reader, PieceConsumer consumer)
      throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Opens a file.
   *
   * @throws InvalidInputException with what is wrong with it
   */
  static TensorFile open(Path file) throws IOException {
    return switch (FileForm.of(file)) {
      case SAFETENSORS -> SafetensorsFile.open(file);
      case TORCH -> TorchFile.open(file);
    };
  }
}
