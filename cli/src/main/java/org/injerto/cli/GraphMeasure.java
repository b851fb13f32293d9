package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.injerto.bundle.Bundle;
import org.injerto.data.Dataset;
import org.injerto.inference.LoadedModel;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.Measure;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.transfer.Labelling;

/**
 * How good and how fast graphs of a classifier are on labelled texts.
 *
 * @param folder for files that are deleted again
 */
record GraphMeasure(Bundle bundle, Labelling labelling, Dataset texts, Path folder)
    implements Measure {
  private static final double POINTS = 100;
  private static final Set<String> SCORES = Set.of("macro_f1", "micro_f1", "pearson");

  /** In points: macro F1 of one label, micro F1 of several, Pearson's correlation of a number. */
  @Override
  public double of(Model model) throws IOException {
    Path file = folder.resolve("measured.onnx");
    ModelWriter.standard().write(model, file);
    try {
      return points(scores(file));
    } finally {
      Files.delete(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ModelWriter.DATA_SUFFIX));
    }
  }

  static double points(EvaluationResult scores) {
    return POINTS
        * scores.headline().entrySet().stream()
            .filter(score -> SCORES.contains(score.getKey()))
            .findFirst()
            .orElseThrow()
            .getValue()
            .value();
  }

  /** Every score of a graph. */
  EvaluationResult scores(Path graph) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (LoadedModel model = LoadedModel.open(bundle, bundle.reading(), graph, threads)) {
      TextClassificationPipeline classifier = (TextClassificationPipeline) model.pipeline();
      return Evaluations.of(labelling, texts.examples(), classifier.classify(texts.texts()));
    }
  }

  /** Texts a second, when all of them have been seen before. */
  double speed(Path graph, int threads) throws IOException {
    try (LoadedModel model = LoadedModel.open(bundle, bundle.reading(), graph, threads)) {
      TextClassificationPipeline classifier = (TextClassificationPipeline) model.pipeline();
      classifier.classify(texts.texts());
      long begin = System.nanoTime();
      classifier.classify(texts.texts());
      return texts.texts().size() / ((System.nanoTime() - begin) / 1e9);
    }
  }
}
