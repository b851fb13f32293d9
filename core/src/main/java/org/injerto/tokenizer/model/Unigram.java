package org.injerto.tokenizer.model;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.piece.PieceTrie;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Utf8;

/**
 * The pieces that together are the likeliest (Kudo 2018), found in one walk from front to back
 * (Viterbi 1967). A character without a piece counts as the unlikeliest piece, less ten.
 */
public final class Unigram implements Model {
  private static final double UNKNOWN_PENALTY = 10.0;

  private final PieceTrie trie = new PieceTrie();
  private final double[] scores;
  private final int unknown;
  private final double unknownScore;
  private final boolean byteFallback;
  private final OptionalInt[] bytes;
  private final WordCache cache = new WordCache();

  /**
   * @param scores the logarithm of the probability of each of the first pieces of the vocabulary,
   *     which are the model's
   * @param unknown the piece for characters that have none
   * @param byteFallback whether such characters are spelt with the pieces of their bytes
   */
  public Unigram(Vocabulary vocabulary, double[] scores, int unknown, boolean byteFallback) {
    this.scores = scores.clone();
    this.unknown = unknown;
    this.byteFallback = byteFallback;
    this.bytes = ByteFallback.ids(vocabulary);
    double lowest = Double.POSITIVE_INFINITY;
    for (int id = 0; id < scores.length; id++) {
      trie.add(vocabulary.token(id), id);
      lowest = Math.min(lowest, scores[id]);
    }
    this.unknownScore = lowest - UNKNOWN_PENALTY;
  }

  @Override
  public void cut(AlignedText text, int from, int to, int word, Columns columns) {
    CutWord pieces = cache.find(text, from, to);
    if (pieces.isAbsent()) {
      pieces = pieces(likeliest(text, from, to), text, from);
      cache.put(text, from, to, pieces);
    }
    pieces.addTo(text, from, word, columns);
  }

  private BestPath likeliest(AlignedText text, int from, int to) {
    BestPath path = new BestPath(to - from);
    for (int at = from; at < to; ) {
      int next = Math.min(to, at + Character.charCount(text.character(at)));
      boolean single = false;
      int node = PieceTrie.ROOT;
      for (int end = at; end < to; ) {
        node = trie.child(node, text.unit(end++));
        if (node == PieceTrie.ABSENT) {
          break;
        }
        int piece = trie.piece(node);
        if (piece != PieceTrie.ABSENT) {
          path.offer(at - from, end - from, piece, scores[piece]);
          single |= end == next;
        }
      }
      if (!single) {
        path.offer(at - from, next - from, unknown, unknownScore);
      }
      at = next;
    }
    return path;
  }

  /** The pieces of a path, unknown ones in a row as one. */
  private CutWord pieces(BestPath path, AlignedText text, int from) {
    CutWord.Builder pieces = new CutWord.Builder();
    int[] starts = path.starts();
    for (int i = 0; i < starts.length; ) {
      int first = i++;
      int piece = path.piece(first, starts);
      while (piece == unknown && i < starts.length && path.piece(i, starts) == unknown) {
        i++;
      }
      int end = i < starts.length ? starts[i] : path.length();
      if (piece == unknown) {
        addUnknown(text, from, starts[first], end, pieces);
      } else {
        pieces.add(piece, starts[first], end);
      }
    }
    return pieces.done();
  }

  private void addUnknown(AlignedText text, int from, int start, int end, CutWord.Builder pieces) {
    String written = text.text(from + start, from + end);
    int known = trie.find(written);
    if (known != PieceTrie.ABSENT) {
      pieces.add(known, start, end);
    } else if (!(byteFallback && addBytes(written, start, end, pieces))) {
      pieces.addUnknown(unknown, start, end);
    }
  }

  /** The bytes' pieces, each of which stands for all of the unknown characters. */
  private boolean addBytes(String written, int start, int end, CutWord.Builder pieces) {
    int[] values =
        written
            .codePoints()
            .flatMap(c -> IntStream.range(0, Utf8.length(c)).map(i -> Utf8.value(c, i)))
            .toArray();
    for (int value : values) {
      if (bytes[value].isEmpty()) {
        return false;
      }
    }
    for (int value : values) {
      pieces.add(bytes[value].getAsInt(), start, end);
    }
    return true;
  }
}
