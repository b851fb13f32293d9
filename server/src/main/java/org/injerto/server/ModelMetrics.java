package org.injerto.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.DoubleStream;
import org.injerto.server.model.ModelInfo;

/**
 * What one version of a model does. While it is loaded anew there are two of it, which count as
 * one.
 */
final class ModelMetrics {
  private final MeterRegistry registry;
  private final Tags tags;
  private final List<IntSupplier> queues = new CopyOnWriteArrayList<>();
  private final Counter items;
  private final Counter pieces;
  private final Counter dropped;
  private final DistributionSummary batchItems;
  private final DistributionSummary batchPieces;
  private final Timer wait;
  private final Timer engine;
  private final Gauge queue;
  private final Gauge info;

  ModelMetrics(MeterRegistry registry, ModelInfo model) {
    this.registry = registry;
    this.tags = Tags.of("model", model.name(), "version", model.version());
    this.items = counter("injerto.items", "Texts that the engine was given");
    this.pieces = counter("injerto.pieces", "Pieces (tokens) of these texts");
    this.dropped = counter("injerto.items.dropped", "Texts whose clients left before their turn");
    this.batchItems = sizes("injerto.batch.items", "Texts of a batch");
    this.batchPieces = sizes("injerto.batch.pieces", "Pieces of a batch");
    this.wait = timer("injerto.queue.wait", "How long the first text of a batch waited");
    this.engine = timer("injerto.engine", "How long the engine took for a batch");
    this.queue =
        Gauge.builder("injerto.queue.items", this::waiting)
            .description("Texts that wait for the engine")
            .tags(tags)
            .register(registry);
    this.info =
        Gauge.builder("injerto.model.info", () -> 1)
            .description("Which models are served")
            .tags("name", model.name(), "version", model.version())
            .tags("task", model.task(), "variant", model.variant())
            .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private DistributionSummary sizes(String name, String description) {
    return DistributionSummary.builder(name)
        .description(description)
        .serviceLevelObjectives(
            DoubleStream.iterate(1, size -> size <= 16_384, size -> size * 2).toArray())
        .tags(tags)
        .register(registry);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(ServerMetrics.latencies())
        .tags(tags)
        .register(registry);
  }

  private int waiting() {
    return queues.stream().mapToInt(IntSupplier::getAsInt).sum();
  }

  /** Another one of this version is used. */
  void add(IntSupplier waiting) {
    queues.add(waiting);
  }

  /** One of this version is used no more; whether it was the last. */
  boolean remove(IntSupplier waiting) {
    queues.remove(waiting);
    return queues.isEmpty();
  }

  void batch(int texts, int size, long nanosWaited, long nanosOfEngine) {
    items.increment(texts);
    pieces.increment(size);
    batchItems.record(texts);
    batchPieces.record(size);
    wait.record(nanosWaited, TimeUnit.NANOSECONDS);
    engine.record(nanosOfEngine, TimeUnit.NANOSECONDS);
  }

  void dropped(int texts) {
    dropped.increment(texts);
  }

  List<Meter> meters() {
    return List.of(items, pieces, dropped, batchItems, batchPieces, wait, engine, queue, info);
  }
}
