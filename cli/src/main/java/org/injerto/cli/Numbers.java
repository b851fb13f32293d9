package org.injerto.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scores as programs and people read them. */
final class Numbers {
  private Numbers() {}

  /** For JSON, which has no NaN: null where the score is undefined. */
  static @Nullable Double json(double score) {
    return Double.isFinite(score) ? score : null;
  }

  /** Three places after the point; a dash where the score is undefined. */
  static String written(double score) {
    return Double.isNaN(score) ? "–" : String.format(Locale.ROOT, "%.3f", score);
  }
}
