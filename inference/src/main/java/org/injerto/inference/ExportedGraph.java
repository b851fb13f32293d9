package org.injerto.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.inference.InferenceConfig.PrecisionChoice;

/** The graphs that a model folder may hold. */
public enum ExportedGraph {
  /** In single precision. */
  FP32("model.onnx", ""),
  /** In INT8. */
  INT8("model.int8.onnx", " --int8");

  /** The folder of the graphs in that of their model. */
  public static final String FOLDER = "onnx";

  private final String fileName;
  private final String option;

  ExportedGraph(String fileName, String option) {
    this.fileName = fileName;
    this.option = option;
  }

  /** What has the command write it, with a space before it. */
  String option() {
    return option;
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

  /** The one of a folder that is to be run. */
  static Optional<ExportedGraph> chosen(Path folder, PrecisionChoice choice) {
    Stream<ExportedGraph> wanted =
        switch (choice) {
          case FASTEST -> Stream.of(INT8, FP32);
          case INT8 -> Stream.of(INT8);
          case FP32 -> Stream.of(FP32);
        };
    return wanted.filter(graph -> Files.isRegularFile(graph.in(folder))).findFirst();
  }
}
