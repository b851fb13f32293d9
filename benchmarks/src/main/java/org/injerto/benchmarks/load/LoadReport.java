package org.injerto.benchmarks.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * How a server bore a load.
 *
 * @param answered requests in the window
 * @param statuses of those that were due in the window; {@link Tally#NONE} had no answer
 * @param latencies of the same
 */
record LoadReport(Load load, long answered, Map<Integer, Long> statuses, Latencies latencies) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final double KEEPING_UP = 0.98;

  LoadReport {
    statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
  }

  /** Milliseconds from when a request was due to the end of its answer. */
  record Latencies(double p50, double p90, double p99, double p999, double highest) {
    private static final double MILLISECOND = 1e6;

    static Latencies of(Histogram nanoseconds) {
      return new Latencies(
          nanoseconds.getValueAtPercentile(50) / MILLISECOND,
          nanoseconds.getValueAtPercentile(90) / MILLISECOND,
          nanoseconds.getValueAtPercentile(99) / MILLISECOND,
          nanoseconds.getValueAtPercentile(99.9) / MILLISECOND,
          nanoseconds.getMaxValue() / MILLISECOND);
    }
  }

  /** Answers a second. */
  double rate() {
    return answered * 1e9 / load.window().toNanos();
  }

  /** Whether every request was answered well, and nearly as many a second as were due. */
  boolean keepsUpWith(double perSecond) {
    return statuses.keySet().stream().allMatch(status -> status == OK)
        && rate() >= KEEPING_UP * perSecond;
  }

  /** One line of JSON. */
  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (load.pace() instanceof Pace.Constant constant) {
      fields.put("due_per_s", rounded(constant.perSecond()));
    }
    fields.put("answered_per_s", rounded(rate()));
    fields.put("connections", load.connections());
    fields.put("seconds", load.window().toMillis() / 1000.0);
    fields.put("statuses", statuses);
    fields.put("p50_ms", rounded(latencies.p50));
    fields.put("p90_ms", rounded(latencies.p90));
    fields.put("p99_ms", rounded(latencies.p99));
    fields.put("p999_ms", rounded(latencies.p999));
    fields.put("max_ms", rounded(latencies.highest));
    fields.put("p99_by_p50", rounded(latencies.p99 / latencies.p50));
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** For people. */
  @Override
  public String toString() {
    String due =
        load.pace() instanceof Pace.Constant constant
            ? "%.0f due a second".formatted(constant.perSecond())
            : "as many as %d clients can".formatted(load.connections());
    return String.format(
        Locale.ROOT,
        "%s: %.0f answers/s, p50 %.2f ms, p90 %.2f, p99 %.2f (%.1f x p50), p99.9 %.2f, highest %.2f; statuses %s",
        due,
        rate(),
        latencies.p50,
        latencies.p90,
        latencies.p99,
        latencies.p99 / latencies.p50,
        latencies.p999,
        latencies.highest,
        statuses);
  }
}
