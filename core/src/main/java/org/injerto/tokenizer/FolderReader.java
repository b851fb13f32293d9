package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.JsonObjects;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/**
 * Reads a folder without {@code tokenizer.json}: what kind of tokenizer it has stands in {@code
 * tokenizer_config.json} or {@code config.json}, its pieces in files that each kind names its own
 * way. Of those a {@code tokenizer.json} is made, as transformers would, and read.
 */
final class FolderReader {
  private static final String MODEL_CONFIG = "config.json";

  private final Path folder;
  private final TokenizerSettings settings;

  FolderReader(Path folder, TokenizerSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  Tokenizer read() throws IOException {
    TokenizerKind kind = kind();
    List<Message> missing = new ArrayList<>();
    for (String name : kind.files()) {
      if (!Files.exists(folder.resolve(name))) {
        missing.add(Message.of(FolderReader.class, "file.missing", name));
      }
    }
    refuse(missing);
    TokenizerSettings named = settings.or(kind.names());
    ObjectNode json = new FolderConversion(kind, folder, named).json();
    return new TokenizerJsonReader(folder.resolve(kind.files().get(0)), json, named).read();
  }

  private TokenizerKind kind() throws IOException {
    JsonNode named = settings.config().path("tokenizer_class");
    if (named.isTextual()) {
      return TokenizerKind.ofClass(named.textValue())
          .orElseThrow(() -> unknown("class", named, TokenizerKind.classNames()));
    }
    Optional<JsonNode> type = modelType();
    if (type.isPresent()) {
      return TokenizerKind.ofModelType(type.get().textValue())
          .orElseThrow(() -> unknown("model.type", type.get(), TokenizerKind.modelTypeNames()));
    }
    if (Files.exists(folder.resolve(TokenizerKind.BERT.files().get(0)))) {
      return TokenizerKind.BERT;
    }
    throw nothingToGoBy();
  }

  private Optional<JsonNode> modelType() throws IOException {
    Path config = folder.resolve(MODEL_CONFIG);
    return Files.exists(config)
        ? Optional.of(JsonObjects.read(config).path("model_type")).filter(JsonNode::isTextual)
        : Optional.empty();
  }

  private InvalidInputException nothingToGoBy() {
    List<String> there =
        TokenizerKind.fileNames().stream()
            .filter(name -> Files.exists(folder.resolve(name)))
            .toList();
    Message problem =
        there.isEmpty()
            ? Message.of(FolderReader.class, "none", String.join(", ", TokenizerKind.fileNames()))
            : Message.of(FolderReader.class, "kind.missing", String.join(", ", there));
    return invalid(List.of(problem));
  }

  private InvalidInputException unknown(String key, JsonNode found, List<String> known) {
    String name = found.textValue();
    List<Message> problems = new ArrayList<>();
    problems.add(Message.of(FolderReader.class, key, name, String.join(", ", known)));
    NearestName.to(name, known)
        .ifPresent(near -> problems.add(Message.of(FolderReader.class, "nearest", name, near)));
    return invalid(problems);
  }

  private void refuse(List<Message> problems) {
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
  }

  private InvalidInputException invalid(List<Message> problems) {
    return new InvalidInputException(
        Message.of(FolderReader.class, "folder.subject", folder), problems);
  }
}
