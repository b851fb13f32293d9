package org.injerto.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Megabytes of text a second that one thread cuts into pieces, offsets included. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TokenizerBenchmark {
  private List<String> lines = List.of();
  private double size;
  private Optional<Tokenizer> tokenizer = Optional.empty();

  /** What is counted besides operations. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Counters {
    /** Millions of bytes in UTF-8. */
    public double megabytes;
  }

  /** Reads the text and the model folder that the properties {@code text}, {@code model} name. */
  @Setup
  public void read() throws IOException {
    Path text = Path.of(System.getProperty("text"));
    lines = Files.readAllLines(text);
    size = lines.stream().mapToInt(l -> l.getBytes(StandardCharsets.UTF_8).length).sum() / 1e6;
    Path model = Path.of(System.getProperty("model"));
    tokenizer = Optional.of(TokenizerFiles.read(model).tokenizer());
  }

  /** Every line by itself. */
  @Benchmark
  public void encode(Blackhole sink, Counters counters) {
    Tokenizer cut = tokenizer.orElseThrow();
    lines.forEach(line -> sink.consume(cut.encode(line)));
    counters.megabytes += size;
  }
}
