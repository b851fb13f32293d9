package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tokenizer that was learned, as the files that Hugging Face's libraries and ours read. */
public final class TrainedTokenizer {
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter JSON =
      TokenizerSkeleton.JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES));

  private final int vocabularySize;
  private final Map<String, String> files = new LinkedHashMap<>();

  /**
   * @param vocabularySize how many pieces it has
   * @param filled the files that every tokenizer has, with the vocabulary
   */
  TrainedTokenizer(int vocabularySize, TokenizerSkeleton filled) {
    this.vocabularySize = vocabularySize;
    with("tokenizer.json", filled.tokenizer());
    with("tokenizer_config.json", filled.settings());
  }

  /** Adds a file of lines. */
  TrainedTokenizer with(String name, String content) {
    files.put(name, content);
    return this;
  }

  /** Adds a file of JSON. */
  TrainedTokenizer with(String name, JsonNode content) {
    try {
      return with(name, JSON.writeValueAsString(content) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many pieces it has, special tokens included; fewer than asked for if the texts are few. */
  public int vocabularySize() {
    return vocabularySize;
  }

  /**
   * Writes its files into a folder that has none of them. They are on the disk when it returns.
   *
   * @throws IOException if the disk fails
   */
  public void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.write(
          folder.resolve(file.getKey()),
          file.getValue().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
    }
  }
}
