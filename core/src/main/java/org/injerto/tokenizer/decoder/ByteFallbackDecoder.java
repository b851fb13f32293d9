package org.injerto.tokenizer.decoder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** Takes pieces such as {@code <0xF0>} for bytes; U+FFFD for each of a run that is no UTF-8. */
record ByteFallbackDecoder() implements Decoder {
  private static final int LENGTH = "<0x00>".length();
  private static final int HEXADECIMAL = 16;

  @Override
  public List<String> decode(List<String> pieces) {
    List<String> texts = new ArrayList<>(pieces.size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String piece : pieces) {
      OptionalInt value = value(piece);
      if (value.isPresent()) {
        bytes.write(value.getAsInt());
      } else {
        addRun(bytes, texts);
        texts.add(piece);
      }
    }
    addRun(bytes, texts);
    return texts;
  }

  private static OptionalInt value(String piece) {
    if (piece.length() != LENGTH || !piece.startsWith("<0x") || !piece.endsWith(">")) {
      return OptionalInt.empty();
    }
    int high = Character.digit(piece.charAt(3), HEXADECIMAL);
    int low = Character.digit(piece.charAt(4), HEXADECIMAL);
    boolean isByte = high >= 0 && low >= 0 && piece.charAt(3) < 0x80 && piece.charAt(4) < 0x80;
    return isByte ? OptionalInt.of(HEXADECIMAL * high + low) : OptionalInt.empty();
  }

  private static void addRun(ByteArrayOutputStream bytes, List<String> texts) {
    if (bytes.size() == 0) {
      return;
    }
    try {
      ByteBuffer run = ByteBuffer.wrap(bytes.toByteArray());
      texts.add(StandardCharsets.UTF_8.newDecoder().decode(run).toString());
    } catch (CharacterCodingException e) {
      texts.addAll(Collections.nCopies(bytes.size(), "\uFFFD"));
    }
    bytes.reset();
  }
}
