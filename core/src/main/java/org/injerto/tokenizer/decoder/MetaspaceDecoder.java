package org.injerto.tokenizer.decoder;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a space for the character that stands for one.
 *
 * @param prepended whether one was put before the text, so that those of the first piece go
 */
record MetaspaceDecoder(int replacement, boolean prepended) implements Decoder {
  @Override
  public List<String> decode(List<String> pieces) {
    String mark = Character.toString(replacement);
    List<String> texts = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      boolean first = texts.isEmpty() && prepended;
      texts.add(piece.replace(mark, first ? "" : " "));
    }
    return texts;
  }
}
