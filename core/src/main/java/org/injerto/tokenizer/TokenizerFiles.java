package org.injerto.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.JsonObjects;

/**
 * The tokenizer of a model folder: from {@code tokenizer.json}, or from the files that its kind of
 * model has; what the special tokens are called stands in {@code tokenizer_config.json}.
 *
 * @param tokenizer the tokenizer
 * @param modelMaxLength the most pieces of a text, special ones included; absent if the files set
 *     no limit
 */
public record TokenizerFiles(Tokenizer tokenizer, OptionalInt modelMaxLength) {
  /** What its special tokens are called, and what it gives a model to read. */
  public static final String CONFIG = TokenizerSettings.CONFIG;

  /** Every file of a folder that can belong to its tokenizer. */
  public static final List<String> NAMES =
      Stream.concat(
              Stream.of("tokenizer.json", CONFIG, "special_tokens_map.json", "added_tokens.json"),
              TokenizerKind.fileNames().stream())
          .toList();

  private static final String TOKENIZER = "tokenizer.json";

  /**
   * Reads the tokenizer of a folder.
   *
   * @throws InvalidInputException if there is none, or a part of it is wrong or not known here
   */
  public static TokenizerFiles read(Path folder) throws IOException {
    TokenizerSettings settings = TokenizerSettings.read(folder);
    return new TokenizerFiles(tokenizer(folder, settings), settings.modelMaxLength());
  }

  private static Tokenizer tokenizer(Path folder, TokenizerSettings settings) throws IOException {
    Path whole = folder.resolve(TOKENIZER);
    if (Files.exists(whole)) {
      return new TokenizerJsonReader(whole, JsonObjects.read(whole), settings).read();
    }
    return new FolderReader(folder, settings).read();
  }
}
