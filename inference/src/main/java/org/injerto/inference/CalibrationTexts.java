package org.injerto.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.GraphRun;
import org.injerto.onnx.quantization.OutputObserver;

/**
 * Texts that a graph is run over in ONNX Runtime, each by itself, so that no padding is seen. The
 * graph must be of a model that reads texts and nothing else: not of an encoder with a decoder.
 */
public final class CalibrationTexts implements GraphRun {
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
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session =
            OrtEnvironment.getEnvironment().createSession(file.toString(), options)) {
      for (int[] text : texts) {
        run(session, text, observer);
      }
    }
  }

  private static void run(OrtSession session, int[] text, OutputObserver observer)
      throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        inputs.put(name, input(name, text));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          observer.see(output.getKey(), ((OnnxTensor) output.getValue()).getFloatBuffer());
        }
      }
    } finally {
      inputs.values().forEach(OnnxTensorLike::close);
    }
  }

  private static OnnxTensor input(String name, int[] text) throws OrtException {
    long[] values =
        switch (name) {
          case "input_ids" -> Arrays.stream(text).asLongStream().toArray();
          case "attention_mask" -> LongStream.generate(() -> 1).limit(text.length).toArray();
          case "token_type_ids" -> new long[text.length];
          case "masked_positions" -> LongStream.range(0, text.length).toArray();
          default ->
              throw new IllegalArgumentException(
                  "texts must be all that the model reads; input=" + name);
        };
    long[] shape =
        name.equals("masked_positions") ? new long[] {text.length} : new long[] {1, text.length};
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), shape);
  }
}
