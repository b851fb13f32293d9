package org.injerto.inference;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.GraphRun;
import org.injerto.onnx.quantization.OutputObserver;

/**
 * Texts that a graph is run over in ONNX Runtime, each by itself, so that no padding is seen. The
 * graph must be of a model that reads texts and nothing else: not of an encoder with a decoder.
 */
public final class CalibrationTexts implements GraphRun {
  private static final int NO_PADDING = 0; // a text by itself is not filled up

  private final List<int[]> texts;

  /**
   * @param texts their pieces, with those that the model begins and ends a text with
   */
  public CalibrationTexts(List<int[]> texts) {
    this.texts = texts.stream().map(int[]::clone).toList();
  }

  @Override
  public void over(Model model, OutputObserver observer) throws IOException {
    Path folder = Files.createTempDirectory("injerto-calibration");
    Path file = folder.resolve("model.onnx");
    try {
      ModelWriter.standard().write(model, file);
      run(file, observer);
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime cannot run the model: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(file.resolveSibling("model.onnx" + ModelWriter.DATA_SUFFIX));
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private void run(Path file, OutputObserver observer) throws OrtException {
    try (OnnxGraph graph = OnnxGraph.open(file, NO_PADDING, 1, 1)) {
      if (graph.asksFor(OnnxGraph.WRITTEN)) {
        throw new IllegalArgumentException("unknown input; name=" + OnnxGraph.WRITTEN);
      }
      for (int[] text : texts) {
        List<Integer> every = IntStream.range(0, text.length).boxed().toList();
        Map<String, LongBuffer> more =
            Map.of(OnnxMaskFiller.PLACES, PaddedInput.outsideOfHeap(every));
        graph.run(List.of(text), more, graph.outputs(), observer::see);
      }
    }
  }
}
