package org.injerto.evaluation;

/** How much a confusion between two labels counts in Cohen's kappa. */
public enum Agreement {
  /** Every confusion counts the same (Cohen 1960): labels without an order. */
  NOMINAL {
    @Override
    double disagreement(int gold, int predicted) {
      return gold == predicted ? 0 : 1;
    }
  },
  /** By the distance of the labels in their list (Cohen 1968): stars, ratings. */
  LINEAR {
    @Override
    double disagreement(int gold, int predicted) {
      return Math.abs(gold - predicted);
    }
  },
  /** By the square of that distance: far confusions count most. */
  QUADRATIC {
    @Override
    double disagreement(int gold, int predicted) {
      double distance = gold - predicted;
      return distance * distance;
    }
  };

  abstract double disagreement(int gold, int predicted);
}
