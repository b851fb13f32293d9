package org.injerto.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the requests of one connection or, added up, of all. */
final class Tally {
  /** In place of a status: the server did not answer. */
  static final int NONE = 0;

  private static final int DIGITS = 3;

  private final Histogram latencies = new Histogram(DIGITS);
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private long answeredInWindow;

  /** A request that was due in the window. */
  void due(int status, long nanoseconds) {
    statuses.merge(status, 1L, Long::sum);
    latencies.recordValue(nanoseconds);
  }

  /** A request that was answered in the window, whenever it was due. */
  void answeredInWindow() {
    answeredInWindow++;
  }

  Tally add(Tally other) {
    latencies.add(other.latencies);
    other.statuses.forEach((status, times) -> statuses.merge(status, times, Long::sum));
    answeredInWindow += other.answeredInWindow;
    return this;
  }

  LoadReport report(Load load) {
    return new LoadReport(load, answeredInWindow, statuses, LoadReport.Latencies.of(latencies));
  }
}
