package org.injerto.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;

/**
 * How texts are written, one piece after the other.
 *
 * @param most new pieces of a text, at least 1
 * @param ends the pieces that end a text; none if nothing but {@code most} does
 * @param choice which piece comes next
 */
public record Generation(int most, List<Integer> ends, NextPiece choice) {
  /**
   * @throws IllegalArgumentException if {@code most} is not positive
   */
  public Generation {
    if (most < 1) {
      throw new IllegalArgumentException("most must be positive; most=" + most);
    }
    ends = List.copyOf(ends);
  }

  /** Always the likeliest piece. */
  public static Generation greedy(int most, List<Integer> ends) {
    return new Generation(most, ends, NextPiece.LIKELIEST);
  }

  /** A model in the middle of texts; native memory that it keeps is taken when it is made. */
  interface Step {
    /** The scores of every piece to be the first new one: (B, pieces). */
    Tensor begin();

    /** The scores of every piece to follow these, one of each text: (B, pieces). */
    Tensor next(int[] newest);
  }

  static int longest(List<int[]> texts) {
    if (texts.stream().anyMatch(text -> text.length == 0)) {
      throw new IllegalArgumentException("every text must have a piece to begin with");
    }
    return texts.stream().mapToInt(text -> text.length).max().orElse(0);
  }

  /**
   * Writes until every text has ended.
   *
   * @return the new pieces of each text, with the one that ended it
   */
  List<int[]> run(int texts, Supplier<Step> model) {
    List<Written> written = IntStream.range(0, texts).mapToObj(i -> new Written()).toList();
    if (texts == 0) {
      return List.of();
    }
    try (PointerScope scope = new PointerScope();
        InferenceMode inference = new InferenceMode()) {
      Step step = model.get();
      int[] newest = add(written, step::begin);
      while (written.stream().anyMatch(text -> !text.ended())) {
        int[] before = newest;
        newest = add(written, () -> step.next(before));
      }
    }
    return written.stream().map(Written::pieces).toList();
  }

  private int[] add(List<Written> written, Supplier<Tensor> scores) {
    try (PointerScope scope = new PointerScope()) {
      Tensor all = scores.get();
      float[] values = Tensors.floats(all);
      int pieces = Math.toIntExact(all.size(1));
      return IntStream.range(0, written.size())
          .map(i -> written.get(i).add(Arrays.copyOfRange(values, i * pieces, (i + 1) * pieces)))
          .toArray();
    }
  }

  /** The new pieces of one text. */
  private final class Written {
    private final List<Integer> pieces = new ArrayList<>();

    boolean ended() {
      return pieces.size() == most
          || (!pieces.isEmpty() && ends.contains(pieces.get(pieces.size() - 1)));
    }

    /** The piece that was added; any, if the text had ended: what follows it is not looked at. */
    int add(float[] scores) {
      if (!ended()) {
        pieces.add(choice.choose(scores));
      }
      return pieces.get(pieces.size() - 1);
    }

    int[] pieces() {
      return pieces.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
