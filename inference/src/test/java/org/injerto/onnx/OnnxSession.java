package org.injerto.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An exported file in ONNX Runtime. */
record OnnxSession(OrtSession session) implements AutoCloseable {
  static OnnxSession open(Path file) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    return new OnnxSession(OrtEnvironment.getEnvironment().createSession(file.toString(), options));
  }

  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  /** The outputs by name, each row by row; of the inputs those that the graph has are given. */
  Map<String, float[]> run(Map<String, GoldenArray> inputs) throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (String name : session.getInputNames()) {
      GoldenArray input = inputs.get(name);
      tensors.put(
          name,
          OnnxTensor.createTensor(
              OrtEnvironment.getEnvironment(), LongBuffer.wrap(input.values()), input.shape()));
    }
    try (OrtSession.Result result = session.run(tensors)) {
      Map<String, float[]> outputs = new HashMap<>();
      for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
        outputs.put(output.getKey(), floats((OnnxTensor) output.getValue()));
      }
      return outputs;
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static float[] floats(OnnxTensor tensor) {
    float[] values = new float[tensor.getFloatBuffer().remaining()];
    tensor.getFloatBuffer().get(values);
    return values;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
