package org.injerto.tokenizer.decoder;

import java.util.List;

/** One step of making a text of pieces. Safe for use by many threads. */
public interface Decoder {
  /** The texts that stand one behind the other after this step. */
  List<String> decode(List<String> pieces);

  /** The text that the pieces are. */
  default String text(List<String> pieces) {
    return String.join("", decode(pieces));
  }
}
