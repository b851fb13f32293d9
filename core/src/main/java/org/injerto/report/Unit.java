package org.injerto.report;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** How numbers are written. */
public enum Unit {
  /** As they are. */
  NUMBER(4) {
    @Override
    NumberFormat format(Locale locale) {
      return NumberFormat.getNumberInstance(locale);
    }
  },
  /** Shares as hundredths with a percent sign: 0.5 is 50 %. */
  PERCENT(1) {
    @Override
    NumberFormat format(Locale locale) {
      return NumberFormat.getPercentInstance(locale);
    }
  };

  private final int decimals;

  Unit(int decimals) {
    this.decimals = decimals;
  }

  abstract NumberFormat format(Locale locale);

  /** A value as exactly as one wants to read it; a dash for NaN. */
  String write(double value, Locale locale) {
    return write(value, 0, decimals, locale);
  }

  /** A value and, in brackets, the interval around it, if there is one. */
  String write(Estimate estimate, Locale locale) {
    String value = write(estimate.value(), locale);
    return estimate.hasInterval()
        ? "%s (%s\u00A0–\u00A0%s)"
            .formatted(value, write(estimate.low(), locale), write(estimate.high(), locale))
        : value;
  }

  /** A value with the decimals that tell it from its neighbours a step away. */
  String writeTick(double value, double step, Locale locale) {
    double shown = this == PERCENT ? step * 100 : step;
    int needed = 0;
    while (needed < 9 && Math.abs(shown - Math.rint(shown)) > 1e-6 * shown) {
      shown *= 10;
      needed++;
    }
    return write(value, needed, needed, locale);
  }

  private String write(double value, int least, int most, Locale locale) {
    if (Double.isNaN(value)) {
      return "–";
    }
    NumberFormat format = format(locale);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(value == 0 ? 0 : value); // no minus before zero
  }
}
