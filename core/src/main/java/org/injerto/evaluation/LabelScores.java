package org.injerto.evaluation;

/**
 * How well one label was found.
 *
 * @param counts what the scores are made from; their support is how often the label is in the gold
 */
public record LabelScores(String label, BinaryCounts counts, PrecisionRecall scores) {
  static LabelScores of(String label, BinaryCounts counts, ZeroDivision zeroDivision) {
    return new LabelScores(label, counts, PrecisionRecall.of(counts, zeroDivision));
  }

  /** How many examples have this label in the gold. */
  public int support() {
    return counts.support();
  }
}
