package org.injerto.tokenizer.decoder;

import java.util.List;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.TextPattern;

/** Puts something in the place of every match of a pattern, piece by piece. */
record ReplaceDecoder(TextPattern pattern, String content) implements Decoder {
  @Override
  public List<String> decode(List<String> pieces) {
    return pieces.stream().map(this::replaced).toList();
  }

  private String replaced(String piece) {
    AlignedText text = AlignedText.of(piece);
    StringBuilder replaced = new StringBuilder(piece.length());
    for (int at = 0; at < piece.length(); ) {
      int end = pattern.end(text, at, piece.length());
      if (end == at) {
        replaced.append(piece.charAt(at++));
      } else {
        replaced.append(content);
        at = end;
      }
    }
    return replaced.toString();
  }
}
