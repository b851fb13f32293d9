package org.injerto.bundle;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ModelFiles;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/**
 * A trained model in its folder: Hugging Face's files and {@code injerto.json}.
 *
 * @param folder where it lies
 * @param config what {@code config.json} says
 * @param manifest what {@code injerto.json} says; nothing for a folder that Python wrote
 */
public record Bundle(Path folder, ModelConfig config, Optional<BundleManifest> manifest) {
  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.safetensors";
  static final String MANIFEST = "injerto.json";

  /**
   * Opens a bundle, or a Hugging Face folder with a classifier.
   *
   * @throws InvalidInputException with all that is missing or wrong
   */
  public static Bundle open(Path folder) throws IOException {
    List<Message> problems = noFolder(folder);
    if (problems.isEmpty()) {
      problems.addAll(ModelFiles.missing(folder));
      problems.addAll(CheckpointFiles.ofOtherPrograms(folder));
    }
    Optional<ModelConfig> config = config(folder.resolve(CONFIG), problems);
    config
        .filter(read -> !read.hasClassifier())
        .ifPresent(read -> problems.add(problem("bundle.no.classifier", CONFIG, read.className())));
    return of(folder, config, problems);
  }

  /**
   * Opens a model of any task that is run from what was exported of it, so that its weights need
   * not be there.
   *
   * @throws InvalidInputException with all that is missing or wrong
   */
  public static Bundle exported(Path folder) throws IOException {
    List<Message> problems = noFolder(folder);
    if (problems.isEmpty()) {
      problems.addAll(ModelFiles.missingBesideWeights(folder));
    }
    return of(folder, config(folder.resolve(CONFIG), problems), problems);
  }

  private static Bundle of(Path folder, Optional<ModelConfig> config, List<Message> problems)
      throws IOException {
    Optional<BundleManifest> manifest = manifest(folder.resolve(MANIFEST), problems);
    if (config.isEmpty() || !problems.isEmpty()) {
      throw new InvalidInputException(problem("bundle.subject", folder), problems);
    }
    return new Bundle(folder, config.get(), manifest);
  }

  /** A problem if there is none. */
  private static List<Message> noFolder(Path folder) throws IOException {
    return new ArrayList<>(Files.isDirectory(folder) ? List.of() : List.of(whatIsThere(folder)));
  }

  private static Message whatIsThere(Path folder) throws IOException {
    if (Files.exists(folder)) {
      return problem("bundle.file");
    }
    return nearest(folder)
        .map(name -> problem("bundle.no.folder.nearest", name))
        .orElseGet(() -> problem("bundle.no.folder"));
  }

  /** The folder beside it whose name is nearest. */
  private static Optional<String> nearest(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(parent)) {
      List<String> names =
          all.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
      return NearestName.to(folder.getFileName().toString(), names);
    }
  }

  private static Optional<ModelConfig> config(Path file, List<Message> problems)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelConfig.read(file));
    } catch (InvalidInputException invalid) {
      problems.addAll(invalid.problems());
      return Optional.empty();
    }
  }

  private static Optional<BundleManifest> manifest(Path file, List<Message> problems)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return new ManifestReader(problems).read(Files.readString(file));
    } catch (CharacterCodingException notUtf8) {
      problems.add(problem("manifest.utf8"));
      return Optional.empty();
    }
  }

  /** How texts are read: as the manifest says, else the beginning up to the model's length. */
  public Reading reading() {
    return manifest
        .map(BundleManifest::reading)
        .orElseGet(() -> new Reading(config.architecture().maxLength(), LongText.FIRST));
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(Bundle.class, key, arguments);
  }
}
