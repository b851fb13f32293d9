package org.injerto.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.injerto.onnx.OnnxTask;
import org.injerto.pipeline.PieceBatches;
import org.injerto.pipeline.PieceBatches.Batch;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A graph that ONNX Runtime has loaded. Safe for any number of threads.
 *
 * <p>Work is shared out by the batch, as in the engine that trains; see {@link Sessions} for a
 * batch that is alone.
 */
final class OnnxGraph implements AutoCloseable {
  private static final String QUANTIZATION = "quantization";
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  /** What a model that writes has written: here, what it reads. */
  static final String WRITTEN = "decoder_input_ids";

  private final OrtEnvironment environment;
  private final Sessions sessions;
  private final Set<String> inputs;
  private final Workers workers;
  private final int padding;
  private final boolean alone;

  private OnnxGraph(OrtEnvironment environment, Sessions sessions, int padding, Workers workers) {
    this.environment = environment;
    this.sessions = sessions;
    this.inputs = Set.copyOf(sessions.inputs());
    this.padding = padding;
    this.workers = workers;
    // Steps between whole numbers follow from the largest number of a batch: a text must not get
    // other answers for its neighbours, and gains little by them.
    this.alone = metadata().getOrDefault(QUANTIZATION, "").contains("dynamic");
  }

  /**
   * Loads a graph.
   *
   * @param padding the piece that fills short texts up
   * @param threads that compute batches side by side
   * @param threadsAlone that compute a batch that is alone
   * @throws InvalidInputException if ONNX Runtime cannot read the file
   */
  static OnnxGraph open(Path file, int padding, int threads, int threadsAlone) {
    NativeLibrary.prepare();
    OrtEnvironment environment = OrtEnvironment.getEnvironment("injerto");
    try {
      Sessions sessions = Sessions.open(environment, file, threadsAlone);
      return new OnnxGraph(environment, sessions, padding, new Workers(threads));
    } catch (OrtException refused) {
      throw new InvalidInputException(
          Message.of(OnnxGraph.class, "graph.refused", file, String.valueOf(refused.getMessage())));
    }
  }

  /** What runs it. */
  Sessions sessions() {
    return sessions;
  }

  /**
   * What it was written for.
   *
   * @throws InvalidInputException if it does not say a task that is known here
   */
  OnnxTask task() {
    String title = metadata().getOrDefault("task", "");
    return OnnxTask.named(title)
        .orElseThrow(
            () -> new InvalidInputException(Message.of(OnnxGraph.class, "graph.task", title)));
  }

  private Map<String, String> metadata() {
    try {
      return sessions.metadata();
    } catch (OrtException failed) {
      throw failure(failed);
    }
  }

  static IllegalStateException failure(OrtException failed) {
    return new IllegalStateException("ONNX Runtime failed: " + failed.getMessage(), failed);
  }

  /** The kind of its numbers: fp32 or int8. */
  String precision() {
    return metadata().containsKey(QUANTIZATION) ? "int8" : "fp32";
  }

  /** Does something with every batch of these texts, with several at the same time. */
  void forEach(List<int[]> texts, BatchAction action) {
    List<Batch> batches = alone ? PieceBatches.alone(texts) : PieceBatches.small(texts);
    sessions.begin(batches.size());
    workers.each(
        batches,
        batch -> {
          try {
            action.accept(batch);
          } catch (OrtException failed) {
            throw failure(failed);
          } finally {
            sessions.end();
          }
        });
  }

  /** What is done with a batch. */
  @FunctionalInterface
  interface BatchAction {
    void accept(Batch batch) throws OrtException;
  }

  /** Takes the numbers of an output. */
  @FunctionalInterface
  interface Use {
    void accept(String output, FloatBuffer numbers);
  }

  /** Whether it must be given that. */
  boolean asksFor(String input) {
    return inputs.contains(input);
  }

  /** The names of all that it puts out. */
  Set<String> outputs() {
    return sessions.outputs();
  }

  /** Runs the graph over a batch, and gives one output away. */
  void run(List<int[]> texts, String output, Consumer<FloatBuffer> use) throws OrtException {
    run(texts, Map.of(), Set.of(output), (name, numbers) -> use.accept(numbers));
  }

  /**
   * Runs the graph over a batch.
   *
   * @param more inputs by name, each of one dimension and outside of the heap
   */
  void run(List<int[]> texts, Map<String, LongBuffer> more, Set<String> outputs, Use use)
      throws OrtException {
    PaddedInput input = PaddedInput.of(texts, padding);
    try (Inputs tensors = new Inputs(new HashMap<>())) {
      long[] shape = {texts.size(), input.length()};
      tensors.put(IDS, input.ids(), shape);
      tensors.put(WRITTEN, input.ids(), shape);
      tensors.put(MASK, input.mask(), shape);
      tensors.put(TYPES, input.types(), shape);
      for (Map.Entry<String, LongBuffer> one : more.entrySet()) {
        tensors.put(one.getKey(), one.getValue(), new long[] {one.getValue().remaining()});
      }
      try (OrtSession.Result result = sessions.run(tensors.byName, outputs)) {
        for (String output : outputs) {
          use.accept(output, ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer());
        }
      }
    }
  }

  /** Tensors that share the memory of buffers. */
  private final class Inputs implements AutoCloseable {
    private final Map<String, OnnxTensor> byName;

    Inputs(Map<String, OnnxTensor> byName) {
      this.byName = byName;
    }

    /** Nothing where the graph does not ask for it. */
    void put(String name, LongBuffer values, long[] shape) throws OrtException {
      if (inputs.contains(name)) {
        byName.put(name, OnnxTensor.createTensor(environment, values, shape));
      }
    }

    @Override
    public void close() {
      byName.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    workers.close();
    try {
      sessions.close();
    } catch (OrtException failed) {
      throw failure(failed);
    }
  }
}
