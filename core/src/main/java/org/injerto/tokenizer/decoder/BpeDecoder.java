package org.injerto.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;

/** Writes a space for what marks the end of a word. */
record BpeDecoder(String suffix) implements Decoder {
  @Override
  public List<String> decode(List<String> pieces) {
    List<String> texts = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      boolean last = texts.size() + 1 == pieces.size();
      texts.add(piece.replace(suffix, last ? "" : " "));
    }
    return texts;
  }
}
