package org.injerto.tokenizer.model;

import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.piece.PieceTrie;
import org.injerto.tokenizer.piece.Vocabulary;

/**
 * Cuts words into the longest pieces from left to right (Wu et al. 2016, "Google's Neural Machine
 * Translation System", section 4.1); one that cannot be cut is the unknown piece.
 */
public final class PieceCutter {
  private final PieceTrie firstPieces = new PieceTrie();
  private final PieceTrie laterPieces = new PieceTrie();
  private final int unknown;
  private final int longestWord;

  /**
   * @param prefix what marks a piece that does not begin a word
   * @param unknown the piece of a word that cannot be cut
   * @param longestWord the most characters of a word that is cut
   */
  public PieceCutter(Vocabulary vocabulary, String prefix, int unknown, int longestWord) {
    this.unknown = unknown;
    this.longestWord = longestWord;
    for (int piece = 0; piece < vocabulary.size(); piece++) {
      String text = vocabulary.token(piece);
      firstPieces.add(text, piece);
      if (text.startsWith(prefix) && text.length() > prefix.length()) {
        laterPieces.add(text.substring(prefix.length()), piece);
      }
    }
  }

  /** The most characters of a word that is cut. */
  int longestWord() {
    return longestWord;
  }

  /** Adds the pieces of a word. */
  void cut(Word word, int number, Columns columns) {
    int before = columns.length();
    if (!word.isTooLong() && addPieces(word, number, columns)) {
      return;
    }
    columns.shorten(before);
    columns.add(unknown, word.start(), word.end(), number);
  }

  /** Adds pieces until there is none; whether they are the whole word. */
  private boolean addPieces(Word word, int number, Columns columns) {
    for (int at = 0; at < word.length(); ) {
      PieceTrie trie = at == 0 ? firstPieces : laterPieces;
      long found = trie.longest(word.letters(), at, word.length());
      if (found < 0) {
        return false;
      }
      int end = PieceTrie.end(found);
      columns.add(PieceTrie.piece(found), word.start(at), word.end(end - 1), number);
      at = end;
    }
    return true;
  }
}
