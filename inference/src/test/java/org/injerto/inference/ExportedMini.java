package org.injerto.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.injerto.onnx.OnnxTask;

/** es-mini, exported as a person would. */
final class ExportedMini {
  private ExportedMini() {}

  /** Its files without the weights, and a graph for a task. */
  static Path in(Path folder, OnnxTask task) throws IOException {
    Path model = EmbeddedFolders.MODELS.extract("es-mini");
    Path target = Files.createDirectories(folder.resolve(task.title()));
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.filter(one -> !one.toString().endsWith(".safetensors")).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    Files.createDirectory(target.resolve(ExportedGraph.FOLDER));
    try (OnnxExporter exporter = OnnxExporter.open(model)) {
      exporter.write(task, Flavour.FUSED, ExportedGraph.FP32.in(target));
    }
    return target;
  }
}
