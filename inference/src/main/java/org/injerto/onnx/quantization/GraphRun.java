package org.injerto.onnx.quantization;

import java.io.IOException;
import org.injerto.onnx.graph.Model;

/** Texts for calibration, and a runtime that runs a model over them. */
@FunctionalInterface
public interface GraphRun {
  /**
   * Runs the model over all texts, the same ones every time. Padding is seen as texts are, so it is
   * best if there is none.
   *
   * @param observer is shown every output for every batch
   */
  void over(Model model, OutputObserver observer) throws IOException;
}
