package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.injerto.bundle.Bundle;
import org.injerto.bundle.OutputFolder;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.cli.Interruption.Listening;
import org.injerto.inference.ExportedGraph;
import org.injerto.model.Engine;
import org.injerto.model.PretrainedModel;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.injerto.onnx.OnnxTask;
import org.injerto.onnx.WeightPrecision;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The graphs of a model, in place only if they compute what the trained model does.
 *
 * @param source the folder of the model
 * @param target the folder that gets the graphs, and if it is another one all else that answers
 *     need
 * @param task that they are for, if not the one of the model's head
 * @param form of the graph in floating point
 * @param int8 whether there is one in INT8 too
 */
record GraphExport(Path source, Path target, Optional<OnnxTask> task, Form form, Int8Options int8) {
  /**
   * What a graph in floating point is made of.
   *
   * @param weights the numbers of the file; it computes in single precision all the same
   */
  record Form(Flavour flavour, WeightPrecision weights) {
    /** What is made unless something else is asked for. */
    static final Form USUAL = new Form(Flavour.FUSED, WeightPrecision.FLOAT32);

    /** How far it may be off, as {@link ExportCheck.Difference} says. */
    double allowed() {
      return switch (weights) {
        case FLOAT32 -> 1e-4;
        case FLOAT16 -> 2e-2;
      };
    }
  }

  /**
   * Writes, compares and moves in place.
   *
   * @param overwrite whether another target may be replaced
   * @throws CancellationException if the person stops it; nothing of it is left then
   */
  ExportResult run(boolean overwrite, Listening person, Session session) throws IOException {
    boolean intoModel = target.equals(source);
    Path place = intoModel ? source.resolve(ExportedGraph.FOLDER) : target;
    boolean quantized = int8.isAsked();
    List<ExportResult> results = new ArrayList<>();
    try (OnnxExporter exporter = OnnxExporter.open(source);
        OutputFolder output = OutputFolder.open(place, intoModel || overwrite);
        Engine engine = EngineFirstUse.start(session)) {
      OnnxTask wanted = task.orElseGet(exporter::task);
      output.fill(
          folder -> {
            Path graphs = intoModel ? folder : withCompanions(folder);
            ExportResult written = write(exporter, wanted, graphs, person, session);
            results.add(quantized ? withInt8(exporter, written, graphs, session) : written);
          });
      return results.get(0);
    }
  }

  /** The folder of graphs in a new folder, which gets the other files of the model. */
  private Path withCompanions(Path folder) throws IOException {
    for (Path file : CheckpointFiles.companions(source)) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    return Files.createDirectory(folder.resolve(ExportedGraph.FOLDER));
  }

  private ExportResult write(
      OnnxExporter exporter, OnnxTask wanted, Path folder, Listening person, Session session)
      throws IOException {
    Path file = folder.resolve(ExportedGraph.FP32.fileName());
    Message work = Message.of(GraphExport.class, "export.work", wanted.title());
    try (Progress progress = session.progress(work, 0, 1 + ExportCheck.BATCHES)) {
      ModelWriter.standard().write(exporter.model(wanted, form.flavour(), form.weights()), file);
      LongConsumer goOn = done -> goOn(done, progress, person);
      goOn.accept(1);
      ExportCheck check = new ExportCheck(PretrainedModel.open(source), wanted);
      double difference = compared(check, file, batches -> goOn.accept(1 + batches));
      return new ExportResult(target, wanted, form.flavour())
          .with(new ExportResult.Graph(ExportedGraph.FP32, bytes(file), difference));
    }
  }

  private static void goOn(long done, Progress progress, Listening person) {
    if (person.requested()) {
      throw new CancellationException("the person stopped it");
    }
    progress.at(done);
  }

  private ExportResult withInt8(
      OnnxExporter exporter, ExportResult written, Path folder, Session session)
      throws IOException {
    Int8Export export = new Int8Export(int8, Bundle.exported(source), session);
    Int8Result result = export.write(exporter.model(written.task(), form.flavour()), folder);
    Path file = folder.resolve(ExportedGraph.INT8.fileName());
    ExportCheck check = new ExportCheck(PretrainedModel.open(source), written.task());
    double difference = check.of(file, batches -> {}).largest();
    return written
        .with(new ExportResult.Graph(ExportedGraph.INT8, bytes(file), difference))
        .with(result);
  }

  /** The largest difference from the trained model. */
  private double compared(ExportCheck check, Path file, LongConsumer progress) throws IOException {
    ExportCheck.Difference difference = check.of(file, progress);
    if (difference.largest() <= form.allowed()) {
      return difference.largest();
    }
    throw new InvalidInputException(
        Message.of(
            GraphExport.class,
            "export.differs",
            difference.output(),
            difference.largest(),
            form.allowed()));
  }

  /** Of a graph and of the file beside it that holds its numbers, if there is one. */
  private static long bytes(Path graph) throws IOException {
    String name = graph.getFileName().toString();
    long bytes = 0;
    try (Stream<Path> files = Files.list(graph.toAbsolutePath().getParent())) {
      for (Path file : files.toList()) {
        bytes += file.getFileName().toString().startsWith(name) ? Files.size(file) : 0;
      }
    }
    return bytes;
  }
}
