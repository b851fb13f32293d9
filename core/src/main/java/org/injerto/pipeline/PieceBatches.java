package org.injerto.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Any number of texts in batches of texts that are about equally long, the short ones first. */
public final class PieceBatches {
  private static final int MOST_TEXTS = 32;
  private static final int MOST_PIECES = 4096; // padding included; one text alone may have more

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

  /** Every text in one batch. */
  public static List<Batch> of(List<int[]> texts) {
    List<Integer> byLength = byLength(texts, Comparator.naturalOrder());
    List<Batch> batches = new ArrayList<>();
    for (int from = 0, to = 0; from < byLength.size(); from = to) {
      while (to < byLength.size() && fits(to + 1 - from, texts.get(byLength.get(to)).length)) {
        to++;
      }
      List<Integer> numbers = byLength.subList(from, to);
      batches.add(new Batch(numbers, numbers.stream().map(texts::get).toList()));
    }
    return batches;
  }

  /** Every text in a batch of its own, the long ones first: whoever takes one last is done soon. */
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

  private static boolean fits(int count, int longest) {
    return count == 1 || (count <= MOST_TEXTS && count * longest <= MOST_PIECES);
  }
}
