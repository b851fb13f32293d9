package org.injerto.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.inference.ExportedGraph;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.injerto.onnx.OnnxTask;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.QuantizationSettings;
import org.injerto.onnx.quantization.QuantizedModel;
import org.injerto.onnx.quantization.Quantizer;

/** Chapter 3 of the guide: what serves a model, without the engine that trains. */
public final class ExportAModel {
  private ExportAModel() {}

  /** Exports the model in a folder to another one, in INT8, for a task such as fill-mask. */
  public static void main(String[] arguments) throws IOException {
    OnnxTask task =
        Stream.of(OnnxTask.values())
            .filter(one -> one.title().equals(arguments[2]))
            .findFirst()
            .orElseThrow();
    export(Path.of(arguments[0]), task, Path.of(arguments[1]));
  }

  /** Writes the graph, and beside it all else that answers need. */
  static void export(Path source, OnnxTask task, Path target) throws IOException {
    Files.createDirectories(target.resolve(ExportedGraph.FOLDER));
    for (Path file : CheckpointFiles.companions(source)) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
    // [export]
    try (OnnxExporter exporter = OnnxExporter.open(source)) {
      Model model = exporter.model(task, Flavour.FUSED);
      QuantizedModel int8 =
          Quantizer.dynamic(QuantizationSettings.standard().withEmbeddings()).quantize(model);
      ModelWriter.standard().write(int8.model(), ExportedGraph.INT8.in(target));
    }
    // [/export]
  }
}
