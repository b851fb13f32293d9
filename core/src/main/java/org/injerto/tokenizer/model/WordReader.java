package org.injerto.tokenizer.model;

import org.injerto.tokenizer.normalizer.BertNormalizer;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.text.CharacterKind;

/**
 * Reads a text word by word: cleans it, parts it at spaces and punctuation, cuts words to pieces.
 */
final class WordReader {
  private final BertNormalizer normalizer;
  private final LatinTable latin;
  private final PieceCutter cutter;
  private final Word word;
  private final Columns columns;
  private final WordCounter words;

  WordReader(
      BertNormalizer normalizer,
      LatinTable latin,
      PieceCutter cutter,
      WordCounter words,
      Columns columns) {
    this.normalizer = normalizer;
    this.latin = latin;
    this.cutter = cutter;
    this.word = new Word(cutter.longestWord());
    this.words = words;
    this.columns = columns;
  }

  /** Adds the pieces of {@code text[from, to)}; each word found has a number of its own. */
  void read(String text, int from, int to) {
    for (int at = from; at < to; ) {
      char unit = text.charAt(at);
      if (unit < LatinTable.SIZE) {
        readLatin(unit, at);
        at++;
      } else {
        int character = text.codePointAt(at);
        int next = Math.min(to, at + Character.charCount(character));
        readOther(character, at, next);
        at = next;
      }
    }
    endWord();
  }

  private void readLatin(char unit, int at) {
    switch (latin.kind(unit)) {
      case LETTER -> word.add(latin.normalized(unit), at, at + 1);
      case SPACE -> endWord();
      case PUNCTUATION -> readMark(latin.normalized(unit), at, at + 1);
      case OTHER -> readOther(unit, at, at + 1);
    }
  }

  private void readOther(int character, int from, int to) {
    String normalized = normalizer.mapped(character);
    for (int i = 0; i < normalized.length(); i += Character.charCount(normalized.codePointAt(i))) {
      int letter = normalized.codePointAt(i);
      if (CharacterKind.isSpace(letter)) {
        endWord();
      } else if (CharacterKind.isPunctuation(letter)) {
        readMark(letter, from, to);
      } else {
        word.add(letter, from, to);
      }
    }
  }

  private void readMark(int mark, int from, int to) {
    endWord();
    word.add(mark, from, to);
    endWord();
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    cutter.cut(word, words.current(), columns);
    word.clear();
    words.next();
  }
}
