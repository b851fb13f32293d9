package org.injerto.tokenizer.decoder;

import java.util.List;

/**
 * Takes a character away at the ends of every text.
 *
 * @param start how often at most in front
 * @param stop how often at most behind
 */
record StripDecoder(int content, int start, int stop) implements Decoder {
  @Override
  public List<String> decode(List<String> pieces) {
    return pieces.stream().map(this::stripped).toList();
  }

  private String stripped(String piece) {
    int from = 0;
    int size = Character.charCount(content);
    for (int i = 0; i < start && from < piece.length(); i++) {
      if (piece.codePointAt(from) != content) {
        break;
      }
      from += size;
    }
    int to = piece.length();
    for (int i = 0; i < stop && to > from; i++) {
      if (piece.codePointBefore(to) != content) {
        break;
      }
      to -= size;
    }
    return piece.substring(from, to);
  }
}
