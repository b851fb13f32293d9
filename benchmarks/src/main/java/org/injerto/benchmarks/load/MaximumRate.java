package org.injerto.benchmarks.load;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The highest constant rate with which a server keeps up, found by halving.
 *
 * <p>It lies near to what clients get who ask again as soon as they are answered.
 */
final class MaximumRate {
  private static final int STEPS = 5;
  private static final double LOWEST = 0.6;
  private static final double HIGHEST = 1.1;

  private final LoadGenerator generator;
  private final int connections;
  private final Duration window;
  private final Consumer<LoadReport> observer;

  /**
   * @param window of each try
   * @param observer is told of each try
   */
  MaximumRate(
      LoadGenerator generator, int connections, Duration window, Consumer<LoadReport> observer) {
    this.generator = generator;
    this.connections = connections;
    this.window = window;
    this.observer = observer;
  }

  /**
   * Answers a second.
   *
   * @param eager what clients get who never wait
   */
  double find(double eager) throws InterruptedException {
    double low = LOWEST * eager;
    double high = HIGHEST * eager;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      LoadReport report = generator.run(load(middle));
      observer.accept(report);
      if (report.keepsUpWith(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Load load(double perSecond) {
    return new Load(new Pace.Constant(perSecond), connections, window.dividedBy(4), window);
  }
}
