package org.injerto.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Any number of texts in batches of texts that are about equally long. */
public final class PieceBatches {
  private static final int MOST_TEXTS = 32;
  // Of a batch, padding included; one text alone may have more.
  private static final int MOST_PIECES = 4096;
  private static final int FEW_PIECES = 128;

  private PieceBatches() {}

  /**
   * Some of the texts.
   *
   * @param numbers which ones they are, from 0
   * @param texts their pieces
   */
  public record Batch(List<Integer> numbers, List<int[]> texts) {
    public Batch {
      numbers = List.copyOf(numbers);
      texts = List.copyOf(texts);
    }
  }

  /** Large batches, for an engine that shares one out to its threads; the short texts first. */
  public static List<Batch> of(List<int[]> texts) {
    return inOrder(texts, byLength(texts, Comparator.naturalOrder()), MOST_PIECES);
  }

  /**
   * Small batches, for an engine that answers each on one thread: more to share out, less padding
   * and what is computed stays near the processor. The long texts come first: whoever takes a batch
   * last is done soon.
   */
  public static List<Batch> small(List<int[]> texts) {
    return inOrder(texts, byLength(texts, Comparator.reverseOrder()), FEW_PIECES);
  }

  private static List<Batch> inOrder(List<int[]> texts, List<Integer> order, int mostPieces) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0, to = 0; from < order.size(); from = to) {
      int first = texts.get(order.get(from)).length;
      while (to < order.size()
          && fits(to + 1 - from, Math.max(first, texts.get(order.get(to)).length), mostPieces)) {
        to++;
      }
      List<Integer> numbers = order.subList(from, to);
      batches.add(new Batch(numbers, numbers.stream().map(texts::get).toList()));
    }
    return batches;
  }

  /** Every text in a batch of its own, the long ones first. */
  public static List<Batch> alone(List<int[]> texts) {
    return byLength(texts, Comparator.reverseOrder()).stream()
        .map(number -> new Batch(List.of(number), List.of(texts.get(number))))
        .toList();
  }

  private static List<Integer> byLength(List<int[]> texts, Comparator<Integer> order) {
    return IntStream.range(0, texts.size())
        .boxed()
        .sorted(Comparator.comparing(text -> texts.get(text).length, order))
        .toList();
  }

  private static boolean fits(int count, int longest, int mostPieces) {
    return count == 1 || (count <= MOST_TEXTS && count * longest <= mostPieces);
  }
}
