package org.injerto.tokenizer.decoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.injerto.tokenizer.text.ByteAlphabet;

/** Takes the letters of pieces for bytes; those that are no UTF-8 become U+FFFD. */
record ByteLevelDecoder() implements Decoder {
  @Override
  public List<String> decode(List<String> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String piece : pieces) {
      if (piece.codePoints().allMatch(letter -> ByteAlphabet.value(letter) >= 0)) {
        piece.chars().map(ByteAlphabet::value).forEach(bytes::write);
      } else {
        bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      }
    }
    return List.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
