package org.injerto.tokenizer.sentencepiece;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.tokenizer.sentencepiece.SentencePieceModel.Piece;

/**
 * The merges of a BPE model of sentencepiece, which keeps only the score of what comes out: every
 * way to put a piece together of two others, in the order that transformers gives them.
 */
public final class SentencePieceMerges {
  private SentencePieceMerges() {}

  /** Two pieces that become one. */
  public record Merge(String left, String right) {}

  private record Scored(Merge merge, double score) {}

  /** The merges, the first to be done first. */
  public static List<Merge> of(List<Piece> pieces) {
    Map<String, Integer> ids = new HashMap<>();
    for (Piece piece : pieces) {
      ids.put(piece.text(), ids.size());
    }
    List<Scored> found = new ArrayList<>();
    for (Piece piece : pieces) {
      splits(piece.text(), ids).forEach(merge -> found.add(new Scored(merge, piece.score())));
    }
    found.sort(
        Comparator.comparingDouble(Scored::score)
            .thenComparingInt(scored -> characters(scored.merge.left))
            .thenComparingInt(scored -> characters(scored.merge.right))
            .reversed());
    return found.stream().map(Scored::merge).toList();
  }

  private static List<Merge> splits(String piece, Map<String, Integer> ids) {
    List<Merge> splits = new ArrayList<>();
    for (int at = 1; at < piece.length(); at++) {
      Merge split = new Merge(piece.substring(0, at), piece.substring(at));
      if (ids.containsKey(split.left) && ids.containsKey(split.right)) {
        splits.add(split);
      }
    }
    splits.sort(
        Comparator.comparingInt((Merge split) -> ids.get(split.left))
            .thenComparingInt(split -> ids.get(split.right)));
    return splits;
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
