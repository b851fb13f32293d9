package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.injerto.architecture.ModelConfig;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;

/** A folder with a model: what its parts say of each other. */
final class ModelFolder {
  private ModelFolder() {}

  /**
   * The tokenizer of a model.
   *
   * @throws InvalidInputException if it knows pieces that the model does not
   */
  static Tokenizer tokenizer(Path folder, ModelConfig config) throws IOException {
    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();
    int pieces = tokenizer.vocabulary().size();
    int embeddings = config.encoder().vocabulary().pieces();
    if (pieces > embeddings) {
      throw new InvalidInputException(
          Message.of(ModelFolder.class, "model.vocabulary", folder, pieces, embeddings));
    }
    return tokenizer;
  }

  /**
   * The most pieces of a text that model and tokenizer allow, or as many as are asked for.
   *
   * @throws InvalidInputException if more are asked for than there are positions
   */
  static int maxLength(Path folder, ModelConfig config, java.util.OptionalInt asked)
      throws IOException {
    int positions = config.encoder().vocabulary().positions();
    if (asked.isPresent() && asked.getAsInt() > positions) {
      throw new InvalidInputException(
          Message.of(ModelFolder.class, "model.length", asked.getAsInt(), folder, positions));
    }
    int usual = TokenizerFiles.read(folder).modelMaxLength().orElse(positions);
    return asked.orElse(Math.min(positions, usual));
  }
}
