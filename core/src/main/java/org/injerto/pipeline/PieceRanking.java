package org.injerto.pipeline;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.task.Candidates;
import org.injerto.tokenizer.EncodingOptions;
import org.injerto.tokenizer.Tokenizer;

/**
 * Which pieces of a vocabulary are the likeliest.
 *
 * @param among the pieces that are compared; all if there are none
 * @param most how many are given
 */
public record PieceRanking(List<Integer> among, int most) {
  public PieceRanking {
    among = among.stream().distinct().sorted().toList(); // of those alike, the first is kept
  }

  /**
   * A piece that is likely.
   *
   * @param piece its number in the vocabulary
   * @param score its probability among all pieces
   */
  record Scored(int piece, double score) {}

  /** Of a word that is no piece, its first piece stands for it. */
  static PieceRanking of(Candidates wanted, Tokenizer tokenizer) {
    Stream<Integer> targets =
        wanted.targets().stream().flatMap(word -> piece(word, tokenizer).stream());
    return new PieceRanking(targets.toList(), wanted.most());
  }

  private static Optional<Integer> piece(String word, Tokenizer tokenizer) {
    if (tokenizer.vocabulary().id(word).isPresent()) {
      return Optional.of(tokenizer.vocabulary().id(word).getAsInt());
    }
    int[] pieces = tokenizer.encode(word, EncodingOptions.PLAIN).ids();
    return Arrays.stream(pieces).boxed().findFirst();
  }

  /**
   * The likeliest pieces for a place; of those that are alike, the ones with smaller numbers.
   *
   * @param logits one for each piece of the vocabulary
   * @return the best first
   */
  List<Scored> best(FloatBuffer logits) {
    double largest = largest(logits);
    double total = total(logits, largest);
    return likeliest(logits).stream()
        .map(piece -> new Scored(piece, Math.exp(logits.get(piece) - largest) / total))
        .toList();
  }

  private List<Integer> likeliest(FloatBuffer logits) {
    Comparator<Integer> order =
        Comparator.<Integer>comparingDouble(logits::get).thenComparing(Comparator.reverseOrder());
    PriorityQueue<Integer> best = new PriorityQueue<>(order); // the least likely first
    compared(logits)
        .forEach(
            piece -> {
              if (best.size() < most) {
                best.add(piece);
              } else if (logits.get(piece) > logits.get(best.element())) {
                best.poll();
                best.add(piece);
              }
            });
    return best.stream().sorted(order.reversed()).toList();
  }

  private IntStream compared(FloatBuffer logits) {
    return among.isEmpty()
        ? IntStream.range(0, logits.remaining())
        : among.stream().mapToInt(Integer::intValue);
  }

  private static double largest(FloatBuffer logits) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int piece = 0; piece < logits.remaining(); piece++) {
      largest = Math.max(largest, logits.get(piece));
    }
    return largest;
  }

  private static double total(FloatBuffer logits, double largest) {
    double total = 0;
    for (int piece = 0; piece < logits.remaining(); piece++) {
      total += Math.exp(logits.get(piece) - largest);
    }
    return total;
  }
}
