package org.injerto.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Round numbers along an axis. */
final class Ticks {
  private Ticks() {}

  /** The multiples of {@code step} within [low, high]. */
  static List<Double> linear(double low, double high, double step) {
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
  }

  /** These digits times powers of ten within [low, high]. */
  static List<Double> logarithmic(double low, double high, double... digits) {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.floor(Math.log10(high));
    return IntStream.rangeClosed(first, last)
        .mapToDouble(power -> Math.pow(10, power))
        .flatMap(ten -> DoubleStream.of(digits).map(digit -> digit * ten))
        .filter(value -> value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
        .boxed()
        .toList();
  }

  /** The least of 1, 2, 5 and 10 times a power of ten that is not below {@code step}. */
  static double roundStep(double step) {
    double ten = Math.pow(10, Math.floor(Math.log10(step)));
    return DoubleStream.of(1, 2, 5)
            .filter(digit -> step / ten <= digit + 1e-9)
            .findFirst()
            .orElse(10)
        * ten;
  }
}
