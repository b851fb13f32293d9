package org.injerto.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.ModelConfig;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A trained model in its folder: Hugging Face's files and {@code injerto.json}.
 *
 * @param folder where it lies
 * @param config what {@code config.json} says
 * @param manifest what {@code injerto.json} says; nothing for a folder that Python wrote
 */
public record Bundle(Path folder, ModelConfig config, Optional<BundleManifest> manifest) {
  static final String MANIFEST = "injerto.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Opens a bundle, or a Hugging Face folder with a classifier.
   *
   * @throws InvalidInputException with all that is missing or wrong
   */
  public static Bundle open(Path folder) throws IOException {
    List<Message> problems = missing(folder);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("bundle.subject", folder), problems);
    }
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    if (!config.hasClassifier()) {
      throw new InvalidInputException(
          problem("bundle.no.classifier", folder, config.architecture()));
    }
    return new Bundle(folder, config, manifest(folder.resolve(MANIFEST)));
  }

  private static List<Message> missing(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of(problem("bundle.no.folder"));
    }
    Map<String, List<String>> needed =
        Map.of(
            "config.json", List.of("config.json"),
            "model.safetensors", List.of("model.safetensors", "model.safetensors.index.json"),
            "tokenizer.json", List.of("tokenizer.json", "vocab.txt"));
    List<Message> problems = new ArrayList<>();
    needed.forEach(
        (name, either) -> {
          if (either.stream().noneMatch(file -> Files.isRegularFile(folder.resolve(file)))) {
            problems.add(problem("bundle.missing", String.join(" / ", either)));
          }
        });
    return problems;
  }

  private static Optional<BundleManifest> manifest(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(file), BundleManifest.class));
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          problem("bundle.manifest", file, String.valueOf(e.getOriginalMessage())));
    }
  }

  /** How texts are read: as the manifest says, else the beginning up to the model's length. */
  public Reading reading() {
    return manifest
        .map(BundleManifest::reading)
        .orElseGet(() -> new Reading(config.encoder().vocabulary().positions(), LongText.FIRST));
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(Bundle.class, key, arguments);
  }
}
