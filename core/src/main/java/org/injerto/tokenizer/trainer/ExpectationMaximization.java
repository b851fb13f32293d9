package org.injerto.tokenizer.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the scores of pieces fit some words, and leaves out the pieces that the words can best do
 * without (Kudo 2018, section 3.2), with the sparse prior of SentencePiece.
 */
final class ExpectationMaximization {
  /** A piece that is expected less often than this is dropped. */
  private static final double LEAST_EXPECTED = 0.5;

  private final WordCounts words;
  private final Slices slices;

  ExpectationMaximization(WordCounts words, Slices slices) {
    this.words = words;
    this.slices = slices;
  }

  /** One step of expectation and one of maximization. */
  Pieces refit(Pieces pieces) {
    double[] expected = expected(pieces);
    List<String> kept = new ArrayList<>();
    double[] counts = new double[pieces.size()];
    double total = 0;
    for (int piece = 0; piece < pieces.size(); piece++) {
      if (expected[piece] >= LEAST_EXPECTED || pieces.isCharacter(piece)) {
        double count = Math.max(expected[piece], LEAST_EXPECTED);
        total += count;
        counts[kept.size()] = count;
        kept.add(pieces.text(piece));
      }
    }
    double[] scores = new double[kept.size()];
    for (int piece = 0; piece < scores.length; piece++) {
      scores[piece] = digamma(counts[piece]) - digamma(total);
    }
    return Pieces.scored(kept, scores);
  }

  private double[] expected(Pieces pieces) {
    PieceTree tree = new PieceTree(pieces);
    return slices.sums(
        words.size(),
        pieces.size(),
        (from, to, sums) -> {
          Lattice lattice = new Lattice(tree);
          for (int word = from; word < to; word++) {
            lattice.read(words.word(word));
            lattice.addExpected(words.count(word), sums);
          }
        });
  }

  /**
   * The {@code size} pieces without which the words would lose most of their probability, every
   * character first. What a loss is, is estimated: each place where the piece stands on the best
   * way would be cut into the best pieces that there are instead.
   */
  Pieces prune(Pieces pieces, int size) {
    PieceTree tree = new PieceTree(pieces);
    double[] losses = losses(tree, usage(tree));
    int[] kept =
        IntStream.range(0, pieces.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer piece) -> -losses[piece]))
            .limit(size)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    return Pieces.scored(
        IntStream.of(kept).mapToObj(pieces::text).toList(),
        IntStream.of(kept).mapToDouble(pieces::score).toArray());
  }

  /** How often each piece stands on the best ways through the words. */
  private double[] usage(PieceTree tree) {
    return slices.sums(
        words.size(),
        tree.pieces().size(),
        (from, to, sums) -> {
          Lattice lattice = new Lattice(tree);
          for (int word = from; word < to; word++) {
            long times = words.count(word);
            lattice.read(words.word(word));
            lattice.best(piece -> sums[piece] += times);
          }
        });
  }

  private double[] losses(PieceTree tree, double[] usage) {
    double total = Arrays.stream(usage).sum();
    return slices.sums(
        usage.length,
        usage.length,
        (from, to, sums) -> {
          Lattice lattice = new Lattice(tree);
          for (int piece = from; piece < to; piece++) {
            sums[piece] = loss(piece, tree.pieces(), lattice, usage, total);
          }
        });
  }

  private static double loss(
      int piece, Pieces pieces, Lattice lattice, double[] usage, double total) {
    if (pieces.isCharacter(piece)) {
      return Double.POSITIVE_INFINITY;
    }
    if (usage[piece] == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    lattice.read(pieces.text(piece), piece);
    List<Integer> instead = new ArrayList<>();
    lattice.best(instead::add);
    double totalInstead = StrictMath.log(total + usage[piece] * (instead.size() - 1));
    double score = StrictMath.log(usage[piece]) - StrictMath.log(total);
    for (int other : instead) {
      score -= StrictMath.log(usage[other] + usage[piece]) - totalInstead;
    }
    return usage[piece] * score;
  }

  /** The derivative of the logarithm of the gamma function, for numbers above 0. */
  static double digamma(double number) {
    double result = 0;
    double x = number;
    for (; x < 7; x++) {
      result -= 1 / x;
    }
    x -= 0.5;
    double square = 1 / (x * x);
    double series =
        square
            * (1.0 / 24 - square * (7.0 / 960 - square * (31.0 / 8064 - square * 127.0 / 30720)));
    return result + StrictMath.log(x) + series;
  }
}
