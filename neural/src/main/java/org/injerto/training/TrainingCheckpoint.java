package org.injerto.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.checkpoint.SafetensorsWriter.Entry;
import org.injerto.model.Tensors;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * One file with all that a run needs to go on: weights, moments, the best weights so far, and in
 * its metadata the configuration and how far the run had come.
 *
 * <p>It is written beside its place and moved there, so that at any moment there is either the
 * whole of the last state or the whole of the one before.
 */
public final class TrainingCheckpoint {
  private static final String CONFIG = "config";
  private static final String ORIGIN = "origin";
  private static final String STATE = "state";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> file;
  private final TrainingConfig config;
  private final Map<String, String> origin;
  private final long every;

  private TrainingCheckpoint(
      Optional<Path> file, TrainingConfig config, Map<String, String> origin, long every) {
    this.file = file;
    this.config = config;
    this.origin = new TreeMap<>(origin);
    this.every = every;
  }

  /**
   * A state on disk.
   *
   * @param file where it is kept
   * @param config of the run; a state of another configuration is refused
   * @param origin what decides what the run does, by the names that a person knows: of a state of
   *     another origin all that differs is named
   * @param every updates between two states, at least 1
   */
  public static TrainingCheckpoint in(
      Path file, TrainingConfig config, Map<String, String> origin, long every) {
    if (every < 1) {
      throw new IllegalArgumentException("every must be positive; every=" + every);
    }
    return new TrainingCheckpoint(Optional.of(file), config, origin, every);
  }

  /** Nothing is kept: a run that stops begins anew. */
  public static TrainingCheckpoint none(TrainingConfig config) {
    return new TrainingCheckpoint(Optional.empty(), config, Map.of(), Long.MAX_VALUE);
  }

  /** The configuration of the run whose state a file holds; nothing if there is no such file. */
  public static Optional<TrainingConfig> config(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Checkpoint saved = Checkpoint.open(file)) {
      return Optional.of(parse(saved, CONFIG, TrainingConfig.class, file));
    }
  }

  boolean due(long step) {
    return step % every == 0;
  }

  /**
   * Fills the tensors with what was saved last and says how far that run had come.
   *
   * @throws InvalidInputException if that run was another one
   */
  Optional<TrainingState> load(RunningTensors tensors) throws IOException {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return Optional.empty();
    }
    Path path = file.get();
    try (Checkpoint saved = Checkpoint.open(path)) {
      refuseOtherOrigin(saved, path);
      Map<String, Tensor> wanted = tensors.toFill(saved.tensors().keySet());
      boolean same =
          parse(saved, CONFIG, TrainingConfig.class, path).equals(config)
              && wanted.keySet().equals(saved.tensors().keySet());
      if (!same) {
        throw new InvalidInputException(Message.of(TrainingCheckpoint.class, "resume.other", path));
      }
      for (Map.Entry<String, Tensor> tensor : wanted.entrySet()) {
        saved.read(tensor.getKey(), Tensors.memory(tensor.getValue()));
      }
      return Optional.of(parse(saved, STATE, TrainingState.class, path));
    }
  }

  private void refuseOtherOrigin(Checkpoint saved, Path path) {
    Map<?, ?> before = parse(saved, ORIGIN, Map.class, path);
    Set<String> names = new TreeSet<>(origin.keySet());
    before.keySet().forEach(name -> names.add(String.valueOf(name)));
    List<Message> differences =
        names.stream()
            .filter(name -> !said(before, name).equals(said(origin, name)))
            .map(
                name ->
                    Message.of(
                        TrainingCheckpoint.class,
                        "resume.difference",
                        name,
                        said(before, name),
                        said(origin, name)))
            .toList();
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          Message.of(TrainingCheckpoint.class, "resume.differs", path), differences);
    }
  }

  private static String said(Map<?, ?> origin, String name) {
    Object value = origin.get(name);
    return value == null ? "–" : value.toString();
  }

  /** Keeps everything, in place of what was kept before. */
  void save(TrainingState state, RunningTensors tensors) throws IOException {
    if (file.isPresent()) {
      List<Entry> entries = new ArrayList<>();
      tensors.present().forEach((name, tensor) -> entries.add(Tensors.entry(name, tensor)));
      SafetensorsWriter.write(
          file.get(),
          entries,
          Map.of(CONFIG, json(config), ORIGIN, json(origin), STATE, json(state)));
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T parse(Checkpoint saved, String name, Class<T> type, Path file) {
    try {
      return JSON.readValue(saved.metadata().getOrDefault(name, ""), type);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          Message.of(TrainingCheckpoint.class, "resume.damaged", file, e.getOriginalMessage()));
    }
  }
}
