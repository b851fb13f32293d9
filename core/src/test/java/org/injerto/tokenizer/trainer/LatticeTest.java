package org.injerto.tokenizer.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeTest {
  private static final List<String> TEXTS =
      List.of("a", "ab", "aba", "b", "ba", "bab", "babab", "c", "ca", "😀", "😀a");

  @ParameterizedTest
  @ValueSource(strings = {"a", "ababab", "babababcacab", "b😀ab😀", "ccccccccca"})
  void expectationsAndTheBestWayAreThoseOfAllWays(String word) {
    Pieces pieces = pieces();
    double[] expected = new double[pieces.size()];
    Ways ways = new Ways(pieces, word);

    Lattice lattice = new Lattice(new PieceTree(pieces));
    lattice.read(word);
    lattice.addExpected(3, expected);

    assertEquals(ways.bestScore, lattice.bestScore(), 1e-12);
    assertEquals(ways.best, best(lattice));
    for (int piece = 0; piece < expected.length; piece++) {
      expected[piece] /= 3;
    }
    assertArrayEquals(ways.expected(), expected, 1e-12);
  }

  @Test
  void aWordOfAThousandRareLettersIsNotTooImprobableForADouble() {
    Pieces pieces = Pieces.weighted(List.of("a", "aa", "b"), new double[] {1e-9, 1e-9, 1});
    double[] expected = new double[3];

    Lattice lattice = new Lattice(new PieceTree(pieces));
    lattice.read("a".repeat(1000));
    lattice.addExpected(1, expected);

    assertEquals(1000, expected[0] + 2 * expected[1], 1e-6);
    assertEquals(0, expected[2]);
  }

  @Test
  void aPieceThatIsLeftOutStandsOnNoWay() {
    Pieces pieces = pieces();
    Lattice lattice = new Lattice(new PieceTree(pieces));

    lattice.read("ab", TEXTS.indexOf("ab"));

    assertEquals(List.of(TEXTS.indexOf("b"), TEXTS.indexOf("a")), best(lattice));
  }

  private static Pieces pieces() {
    Random random = new Random(5);
    return Pieces.weighted(TEXTS, random.doubles(TEXTS.size(), 0.1, 3).toArray());
  }

  private static List<Integer> best(Lattice lattice) {
    List<Integer> best = new ArrayList<>();
    lattice.best(best::add);
    return best;
  }

  /** Every way to cut a word, one by one. */
  private static final class Ways {
    private final Pieces pieces;
    private final double[] counts;
    private double total;
    private double bestScore = Double.NEGATIVE_INFINITY;
    private List<Integer> best = List.of();

    Ways(Pieces pieces, String word) {
      this.pieces = pieces;
      this.counts = new double[pieces.size()];
      walk(word, List.of(), 0);
    }

    private void walk(String rest, List<Integer> lastFirst, double score) {
      if (rest.isEmpty()) {
        total += Math.exp(score);
        lastFirst.forEach(piece -> counts[piece] += Math.exp(score));
        if (score > bestScore) {
          bestScore = score;
          best = lastFirst;
        }
        return;
      }
      for (int piece = 0; piece < pieces.size(); piece++) {
        if (rest.startsWith(pieces.text(piece))) {
          List<Integer> longer = new ArrayList<>(List.of(piece));
          longer.addAll(lastFirst);
          walk(rest.substring(pieces.text(piece).length()), longer, score + pieces.score(piece));
        }
      }
    }

    double[] expected() {
      double[] expected = counts.clone();
      for (int piece = 0; piece < expected.length; piece++) {
        expected[piece] /= total;
      }
      return expected;
    }
  }
}
