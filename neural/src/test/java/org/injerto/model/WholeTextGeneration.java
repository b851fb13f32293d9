package org.injerto.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The obvious twin of generation: the whole text is read again for every new piece. */
final class WholeTextGeneration {
  private WholeTextGeneration() {}

  /**
   * Goes on with one text.
   *
   * @param scores the scores of every piece to follow a text
   * @return the new pieces
   */
  static int[] run(int[] prompt, Generation generation, Function<int[], float[]> scores) {
    List<Integer> text = new ArrayList<>(Arrays.stream(prompt).boxed().toList());
    boolean ended = false;
    while (!ended) {
      int next = generation.choice().choose(scores.apply(ints(text)));
      text.add(next);
      ended = text.size() - prompt.length == generation.most() || generation.ends().contains(next);
    }
    return Arrays.copyOfRange(ints(text), prompt.length, text.size());
  }

  private static int[] ints(List<Integer> pieces) {
    return pieces.stream().mapToInt(Integer::intValue).toArray();
  }
}
