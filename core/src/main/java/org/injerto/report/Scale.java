package org.injerto.report;

import org.injerto.report.Axis.Spacing;

/** Where a value between low and high lies between two places of a chart, in pixels. */
record Scale(Spacing spacing, double low, double high, double from, double to) {
  Scale {
    if (!(low < high) || (spacing == Spacing.LOGARITHMIC && !(low > 0))) {
      throw new IllegalArgumentException(
          "low < high must hold, above 0 on a logarithmic axis; low=" + low + ", high=" + high);
    }
  }

  double at(double value) {
    double share =
        spacing == Spacing.LINEAR
            ? (value - low) / (high - low)
            : Math.log(value / low) / Math.log(high / low);
    return from + share * (to - from);
  }
}
