package org.injerto.tokenizer.trainer;

import java.util.List;

/** Pieces with the logarithms of their probabilities, ordered by {@link String#compareTo}. */
final class Pieces {
  private final List<String> texts;
  private final double[] scores;

  private Pieces(List<String> texts, double[] scores) {
    this.texts = texts;
    this.scores = scores;
  }

  /** Pieces as probable as their weights say. */
  static Pieces weighted(List<String> texts, double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] scores = new double[weights.length];
    for (int piece = 0; piece < scores.length; piece++) {
      scores[piece] = StrictMath.log(weights[piece]) - StrictMath.log(total);
    }
    return new Pieces(texts, scores);
  }

  /** Pieces of given scores. */
  static Pieces scored(List<String> texts, double[] scores) {
    return new Pieces(texts, scores);
  }

  int size() {
    return texts.size();
  }

  String text(int piece) {
    return texts.get(piece);
  }

  double score(int piece) {
    return scores[piece];
  }

  /** Whether a piece is one character, which no text can do without. */
  boolean isCharacter(int piece) {
    String text = texts.get(piece);
    return text.length() == Character.charCount(text.codePointAt(0));
  }
}
