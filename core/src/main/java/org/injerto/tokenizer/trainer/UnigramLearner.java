package org.injerto.tokenizer.trainer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns a unigram model: begins with many pieces and leaves out a quarter of them at a time (Kudo
 * 2018, section 3.2), as SentencePiece and Hugging Face's {@code UnigramTrainer} do.
 */
final class UnigramLearner {
  private static final double SHRINKING = 0.75;
  private static final int STEPS_BETWEEN_PRUNINGS = 2;

  /** How many times the size is left before the last pruning. */
  private static final double BEFORE_THE_LAST = 1.1;

  private final ExpectationMaximization steps;
  private final TrainingListener listener;

  UnigramLearner(WordCounts words, Slices slices, TrainingListener listener) {
    this.steps = new ExpectationMaximization(words, slices);
    this.listener = listener;
  }

  /** A piece with the logarithm of its probability. */
  record ScoredPiece(String text, double score) {}

  /** The {@code size} best pieces, the most probable first, every character among them. */
  List<ScoredPiece> learn(Pieces seeds, int size) {
    int enough = (int) (BEFORE_THE_LAST * size);
    Pieces pieces = seeds;
    while (true) {
      for (int step = 0; step < STEPS_BETWEEN_PRUNINGS; step++) {
        pieces = steps.refit(pieces);
        tell(seeds, pieces, enough);
      }
      if (pieces.size() <= enough) {
        return sorted(steps.prune(pieces, size));
      }
      pieces = steps.prune(pieces, Math.max(enough, (int) (SHRINKING * pieces.size())));
    }
  }

  private void tell(Pieces seeds, Pieces pieces, int enough) {
    long total = Math.max(1, seeds.size() - enough);
    TrainingListener.tell(listener, seeds.size() - pieces.size(), total);
  }

  private static List<ScoredPiece> sorted(Pieces pieces) {
    return IntStream.range(0, pieces.size())
        .mapToObj(piece -> new ScoredPiece(pieces.text(piece), pieces.score(piece)))
        .sorted(Comparator.comparingDouble(ScoredPiece::score).reversed())
        .toList();
  }
}
