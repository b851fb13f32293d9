package org.injerto.tokenizer.decoder;

import java.util.List;

/** One step after the other. */
record DecoderSequence(List<Decoder> decoders) implements Decoder {
  DecoderSequence {
    decoders = List.copyOf(decoders);
  }

  @Override
  public List<String> decode(List<String> pieces) {
    List<String> texts = pieces;
    for (Decoder decoder : decoders) {
      texts = decoder.decode(texts);
    }
    return texts;
  }
}
