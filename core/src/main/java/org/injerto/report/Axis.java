package org.injerto.report;

/**
 * What a direction of a chart stands for.
 *
 * @param label what is measured, and in what
 */
public record Axis(String label, Spacing spacing, Unit unit) {
  /** How far apart values are drawn. */
  public enum Spacing {
    /** Equal differences, equal distances. */
    LINEAR,
    /** Equal ratios, equal distances; all values must be above zero. */
    LOGARITHMIC
  }

  /** An axis of plain numbers. */
  public static Axis linear(String label) {
    return new Axis(label, Spacing.LINEAR, Unit.NUMBER);
  }

  /** An axis of plain numbers, such as sizes, of which the ratio matters. */
  public static Axis logarithmic(String label) {
    return new Axis(label, Spacing.LOGARITHMIC, Unit.NUMBER);
  }

  /** An axis of shares, written in percent. */
  public static Axis percent(String label) {
    return new Axis(label, Spacing.LINEAR, Unit.PERCENT);
  }
}
