package org.injerto.model;

/** Chooses the piece that comes next. */
@FunctionalInterface
public interface NextPiece {
  /** The one with the highest score; of several the first. */
  NextPiece LIKELIEST = NextPiece::likeliest;

  /**
   * @param scores of every piece, logits
   * @return the number of a piece
   */
  int choose(float[] scores);

  private static int likeliest(float[] scores) {
    int best = 0;
    for (int piece = 1; piece < scores.length; piece++) {
      if (scores[piece] > scores[best]) {
        best = piece;
      }
    }
    return best;
  }
}
