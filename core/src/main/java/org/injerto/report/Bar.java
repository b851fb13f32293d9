package org.injerto.report;

/** A value with a name. */
public record Bar(String name, Estimate value) {
  /** A value without an interval, or none if it is NaN. */
  public static Bar of(String name, double value) {
    return new Bar(name, Estimate.of(value));
  }
}
