package org.injerto.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** The graphs that a model folder may hold. */
public enum ExportedGraph {
  /** In single precision. */
  FP32("model.onnx"),
  /** In INT8. */
  INT8("model.int8.onnx");

  /** The folder of the graphs in that of their model. */
  public static final String FOLDER = "onnx";

  private final String fileName;

  ExportedGraph(String fileName) {
    this.fileName = fileName;
  }

  /** What it is called in the folder of graphs. */
  public String fileName() {
    return fileName;
  }

  /** Where it lies in a model folder. */
  public Path in(Path folder) {
    return folder.resolve(FOLDER).resolve(fileName);
  }

  /** Whether a folder has any. */
  public static boolean isIn(Path folder) {
    return Stream.of(values()).anyMatch(graph -> Files.isRegularFile(graph.in(folder)));
  }

  /**
   * The one of a folder that is to be run.
   *
   * @throws InvalidInputException if it is not there
   */
  static ExportedGraph chosen(Path folder, PrecisionChoice choice) {
    List<ExportedGraph> wanted =
        switch (choice) {
          case FASTEST -> List.of(INT8, FP32);
          case INT8 -> List.of(INT8);
          case FP32 -> List.of(FP32);
        };
    return wanted.stream()
        .filter(graph -> Files.isRegularFile(graph.in(folder)))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Message.of(
                        ExportedGraph.class, "graph.missing", folder, wanted.get(0).in(folder))));
  }
}
