package org.injerto.model;

import java.util.List;
import java.util.stream.IntStream;
import org.injerto.model.PieceRanking.Scored;
import org.injerto.task.Filling;
import org.injerto.tokenizer.Tokenizer;

/**
 * The pieces of a text some of which are masked.
 *
 * @param places where the masks stand, from the left
 */
record MaskedText(List<Integer> pieces, List<Integer> places) {
  static MaskedText of(int[] pieces, int mask) {
    return new MaskedText(
        IntStream.of(pieces).boxed().toList(),
        IntStream.range(0, pieces.length).filter(i -> pieces[i] == mask).boxed().toList());
  }

  boolean hasMask() {
    return !places.isEmpty();
  }

  /**
   * The text with what may stand in its places.
   *
   * @param ranked for each place the pieces, the best first
   */
  Filling filled(List<List<Scored>> ranked, Tokenizer tokenizer) {
    return new Filling.Filled(
        IntStream.range(0, places.size())
            .mapToObj(
                mask ->
                    ranked.get(mask).stream()
                        .map(scored -> candidate(places.get(mask), scored, tokenizer))
                        .toList())
            .toList());
  }

  /** As Hugging Face writes it: special tokens are left out where this was the only mask. */
  private Filling.Candidate candidate(int place, Scored scored, Tokenizer tokenizer) {
    int[] changed = pieces.stream().mapToInt(Integer::intValue).toArray();
    changed[place] = scored.piece();
    return new Filling.Candidate(
        tokenizer.decode(new int[] {scored.piece()}, false),
        scored.piece(),
        scored.score(),
        tokenizer.decode(changed, places.size() == 1));
  }
}
