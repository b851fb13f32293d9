package org.injerto.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.injerto.pipeline.PieceRanking.Scored;
import org.injerto.task.Filling;
import org.injerto.tokenizer.Tokenizer;

/**
 * The pieces of a text some of which are masked.
 *
 * @param pieces their numbers in the vocabulary, special ones included
 * @param places where the masks stand, from the left
 */
public record MaskedText(List<Integer> pieces, List<Integer> places) {
  public MaskedText {
    pieces = List.copyOf(pieces);
    places = List.copyOf(places);
  }

  /**
   * A text and its masks.
   *
   * @param mask the piece that hides others
   */
  public static MaskedText of(int[] pieces, int mask) {
    return new MaskedText(
        IntStream.of(pieces).boxed().toList(),
        IntStream.range(0, pieces.length).filter(i -> pieces[i] == mask).boxed().toList());
  }

  /** A copy of the pieces. */
  public int[] toArray() {
    return pieces.stream().mapToInt(Integer::intValue).toArray();
  }

  boolean hasMask() {
    return !places.isEmpty();
  }

  /**
   * The text with what may stand in its places.
   *
   * @param ranked for each place the pieces, the best first
   */
  Filling filled(List<List<PieceRanking.Scored>> ranked, Tokenizer tokenizer) {
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
    int[] changed = toArray();
    changed[place] = scored.piece();
    return new Filling.Candidate(
        tokenizer.decode(new int[] {scored.piece()}, false),
        scored.piece(),
        scored.score(),
        tokenizer.decode(changed, places.size() == 1));
  }
}
