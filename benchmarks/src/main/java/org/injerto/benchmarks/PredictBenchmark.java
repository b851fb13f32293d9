package org.injerto.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.injerto.data.Dataset;
import org.injerto.data.DatasetReader;
import org.injerto.data.ReadOptions;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.model.PretrainedModel;
import org.injerto.task.Classification;
import org.injerto.task.TextClassifier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Texts a second that a bundle classifies on libtorch, cut into pieces first; batches of 32. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class PredictBenchmark {
  private List<String> texts = List.of();
  private Optional<Opened> opened = Optional.empty();

  private record Opened(TextClassifier classifier, Engine engine) {}

  /** What is counted besides operations. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Counters {
    /** Texts classified. */
    public long texts;
  }

  /** Opens what the properties {@code bundle}, {@code data} and {@code threads} name. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    Dataset data = DatasetReader.read(Path.of(System.getProperty("data")), ReadOptions.DEFAULT);
    texts = data.texts();
    PretrainedModel model = PretrainedModel.open(Path.of(System.getProperty("bundle")));
    Engine engine = Engine.start(Integer.getInteger("threads", 2));
    opened =
        Optional.of(new Opened(NeuralTextClassifier.open(model, model.reader(), engine), engine));
  }

  /** All texts. */
  @Benchmark
  public List<Classification> classify(Counters counters) {
    counters.texts += texts.size();
    return opened.orElseThrow().classifier.classify(texts);
  }

  /** Frees the model. */
  @TearDown(Level.Trial)
  public void close() {
    opened.ifPresent(
        open -> {
          open.classifier.close();
          open.engine.close();
        });
  }
}
