package org.injerto.onnx.quantization;

import java.io.IOException;
import org.injerto.onnx.graph.Model;

/** How good the answers of a model are. */
@FunctionalInterface
public interface Measure {
  /** A score; more is better. */
  double of(Model model) throws IOException;
}
