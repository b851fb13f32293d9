package org.injerto.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.injerto.server.model.BatchObserver;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelObserver;

/** Counts what a server does, as Prometheus reads it. */
final class ServerMetrics implements ModelObserver, AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<ModelInfo, ModelMetrics> models = new HashMap<>();

  ServerMetrics(OpenCount inFlight, AccessLog log) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("injerto.requests.in.flight", inFlight, OpenCount::open)
        .description("Requests that have begun and not ended")
        .register(registry);
    FunctionCounter.builder("injerto.access.log.lost", log, AccessLog::lost)
        .description("Lines of the access log that could not be written")
        .register(registry);
  }

  /**
   * Counts a request that has ended.
   *
   * @param endpoint the template of its route
   */
  void request(String endpoint, int status, long nanos) {
    Timer.builder("injerto.request")
        .description("How long requests took, from their first byte to the last of their answer")
        .serviceLevelObjectives(latencies())
        .tags("endpoint", endpoint, "status", String.valueOf(status))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** The bounds between the columns of a histogram of times. */
  static Duration[] latencies() {
    return IntStream.of(
            1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000)
        .mapToObj(Duration::ofMillis)
        .toArray(Duration[]::new);
  }

  @Override
  public synchronized BatchObserver opened(ModelInfo model, IntSupplier waiting) {
    ModelMetrics metrics = models.computeIfAbsent(model, name -> new ModelMetrics(registry, name));
    metrics.add(waiting);
    return new BatchObserver() {
      @Override
      public void batch(int items, int pieces, long nanosWaited, long nanosOfEngine) {
        metrics.batch(items, pieces, nanosWaited, nanosOfEngine);
      }

      @Override
      public void dropped(int items) {
        metrics.dropped(items);
      }

      @Override
      public void close() {
        closed(model, waiting);
      }
    };
  }

  private synchronized void closed(ModelInfo model, IntSupplier waiting) {
    ModelMetrics metrics = models.get(model);
    if (metrics != null && metrics.remove(waiting)) {
      models.remove(model);
      metrics.meters().forEach(registry::remove);
    }
  }

  /** All of it in the text format of Prometheus. */
  String page() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
