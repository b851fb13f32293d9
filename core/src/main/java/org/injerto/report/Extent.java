package org.injerto.report;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import org.injerto.report.Axis.Spacing;

/** The lowest and the highest value that an axis shows. */
record Extent(double low, double high) {
  /** From the least value to the largest, made wider if there is only one; [0, 1] without any. */
  static Extent of(DoubleStream values, Spacing spacing) {
    DoubleSummaryStatistics all = values.filter(Double::isFinite).summaryStatistics();
    if (all.getCount() == 0) {
      return spacing == Spacing.LINEAR ? new Extent(0, 1) : new Extent(1, 10);
    }
    double low = all.getMin();
    double high = all.getMax();
    if (low < high) {
      return new Extent(low, high);
    }
    if (low == 0) {
      return new Extent(0, 1);
    }
    double margin = Math.abs(low) / 10;
    return spacing == Spacing.LINEAR
        ? new Extent(low - margin, high + margin)
        : new Extent(low / 2, high * 2);
  }

  /** As far as the round numbers around it; shares stay within [0, 1] if they are. */
  Extent rounded(double step, Unit unit) {
    boolean shares = unit == Unit.PERCENT && low >= 0 && high <= 1;
    double down = Math.floor(low / step + 1e-9) * step;
    double up = Math.ceil(high / step - 1e-9) * step;
    return shares ? new Extent(Math.max(0, down), Math.min(1, up)) : new Extent(down, up);
  }
}
