package org.injerto.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.injerto.data.DatasetReader;
import org.injerto.data.ReadOptions;
import org.injerto.inference.InferenceConfig;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.inference.LoadedModel;
import org.injerto.task.Classification;
import org.injerto.task.TextClassifier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Texts a second that an exported bundle classifies on ONNX Runtime, cut into pieces first, as they
 * stand in a file.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class InferenceBenchmark {
  /** Texts that a caller brings at once. */
  @Param({"1", "16"})
  public int batch;

  /** Which graph of the bundle. */
  @Param({"FP32", "INT8"})
  public PrecisionChoice precision = PrecisionChoice.FASTEST;

  private final AtomicInteger callers = new AtomicInteger();
  private List<String> texts = List.of();
  private Optional<LoadedModel> model = Optional.empty();

  /** What is counted besides operations. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Counters {
    /** Texts classified. */
    public long texts;
  }

  /** Where a caller is in the texts; each begins at another place. */
  @State(Scope.Thread)
  public static class Place {
    private int from;

    /** Callers stand half of the texts apart. */
    @Setup(Level.Trial)
    public void begin(InferenceBenchmark benchmark) {
      from = benchmark.callers.getAndIncrement() * benchmark.texts.size() / 2;
    }

    private List<String> next(List<String> texts, int count) {
      from = from + count > texts.size() ? 0 : from;
      List<String> next = texts.subList(from, from + count);
      from += count;
      return next;
    }
  }

  /** Opens what the properties {@code bundle}, {@code data} and {@code threads} name. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    texts = DatasetReader.read(Path.of(System.getProperty("data")), ReadOptions.DEFAULT).texts();
    InferenceConfig config = new InferenceConfig(Integer.getInteger("threads", 2), precision);
    model = Optional.of(LoadedModel.open(Path.of(System.getProperty("bundle")), config));
  }

  /** Waits for one answer before asking for the next. */
  @Benchmark
  @Threads(1)
  public List<Classification> oneCaller(Place place, Counters counters) {
    return classify(place, counters);
  }

  /** Two that do not wait for each other. */
  @Benchmark
  @Threads(2)
  public List<Classification> twoCallers(Place place, Counters counters) {
    return classify(place, counters);
  }

  private List<Classification> classify(Place place, Counters counters) {
    TextClassifier classifier = (TextClassifier) model.orElseThrow().pipeline();
    counters.texts += batch;
    return classifier.classify(place.next(texts, batch));
  }

  /** Frees the model. */
  @TearDown(Level.Trial)
  public void close() {
    model.ifPresent(LoadedModel::close);
  }
}
