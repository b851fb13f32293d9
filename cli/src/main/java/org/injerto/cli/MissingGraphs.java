package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.injerto.bundle.Bundle;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.cli.Interruption.Listening;
import org.injerto.cli.ServedBundles.Version;
import org.injerto.inference.ExportedGraph;
import org.injerto.inference.FoundGraph;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.inference.LoadedModel;
import org.injerto.onnx.ModelFingerprint.Difference;
import org.injerto.onnx.OnnxTask;
import org.injerto.server.model.ModelSource;
import org.injerto.text.Message;

/**
 * Makes the graphs that models need to be served and do not have, as {@code export} does. They stay
 * in the folder of the model; where that is not to be changed they are gone once this is closed.
 */
final class MissingGraphs implements AutoCloseable {
  private final PrecisionChoice precision;
  private final Listening person;
  private final Session session;
  private final Map<Path, Path> places =
      new HashMap<>(); // folder with a graph by folder of a model
  private final List<Path> temporary = new ArrayList<>();

  /**
   * @param precision which graph is served
   */
  MissingGraphs(PrecisionChoice precision, Listening person, Session session) {
    this.precision = precision;
    this.person = person;
    this.session = session;
  }

  /**
   * Where the models lie once they have a graph. What cannot be made is left to whoever loads the
   * model, who says what is missing.
   *
   * @throws CancellationException if the person stops it
   */
  Map<String, List<ModelSource>> made(Map<String, List<Version>> models) throws IOException {
    Map<String, List<ModelSource>> sources = new LinkedHashMap<>();
    for (Map.Entry<String, List<Version>> model : models.entrySet()) {
      List<ModelSource> versions = new ArrayList<>();
      for (Version version : model.getValue()) {
        versions.add(new ModelSource(place(version), version.share()));
      }
      sources.put(model.getKey(), versions);
    }
    return sources;
  }

  private Path place(Version version) throws IOException {
    Path known = places.get(version.folder());
    if (known != null) {
      return known;
    }
    Bundle bundle = Bundle.exported(version.folder());
    FoundGraph found = FoundGraph.of(bundle, precision);
    OnnxTask task = found.task().orElse(OnnxTask.of(bundle.config()));
    Path place =
        isToBeMade(found, version.folder()) && LoadedModel.ANSWERED.contains(task)
            ? make(version, found, task)
            : version.folder();
    places.put(version.folder(), place);
    return place;
  }

  /** A graph that is good is never replaced, be it another one than is asked for. */
  private static boolean isToBeMade(FoundGraph found, Path folder) {
    return CheckpointFiles.areIn(folder)
        && (found instanceof FoundGraph.Outdated || !ExportedGraph.isIn(folder));
  }

  private Path make(Version version, FoundGraph found, OnnxTask task) throws IOException {
    Path folder = version.folder();
    session.say(Message.of(MissingGraphs.class, said(found), folder));
    Path target = mayChange(version, found) ? folder : temporary(folder);
    boolean int8 =
        precision == PrecisionChoice.INT8
            || found instanceof FoundGraph.Outdated outdated
                && outdated.kind() == ExportedGraph.INT8;
    new GraphExport(folder, target, Optional.of(task), GraphExport.Form.USUAL, Int8Options.of(int8))
        .run(false, person, session);
    return target;
  }

  private static String said(FoundGraph found) {
    return found instanceof FoundGraph.Outdated ? "serve.graph.outdated" : "serve.graph.missing";
  }

  /** Whether graphs may go into the folder of the model, in the place of all that is there. */
  private static boolean mayChange(Version version, FoundGraph found) throws IOException {
    Path graphs = version.folder().resolve(ExportedGraph.FOLDER);
    boolean isOurs =
        found instanceof FoundGraph.Outdated outdated
            ? outdated.difference() != Difference.UNKNOWN
            : !isFilled(graphs);
    return version.isOwn() && isOurs && Files.isWritable(version.folder());
  }

  private static boolean isFilled(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  private Path temporary(Path folder) throws IOException {
    Path place = Files.createTempDirectory("injerto-serve-");
    temporary.add(place);
    session.say(Message.of(MissingGraphs.class, "serve.graph.temporary", folder, place));
    return place.resolve("model");
  }

  @Override
  public void close() throws IOException {
    for (Path folder : temporary) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path childrenFirst : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(childrenFirst);
        }
      }
    }
  }
}
