package org.injerto.tokenizer.decoder;

import java.util.List;
import org.injerto.tokenizer.text.TextPattern;

/** The decoders that the well-known models have. */
public final class Decoders {
  private static final String MARK = "\u2581";

  /** All pieces as one text. */
  static final Decoder FUSE = pieces -> List.of(String.join("", pieces));

  /** Pieces with spaces between, where a file has no decoder. */
  static final Decoder SPACES = pieces -> List.of(String.join(" ", pieces));

  private Decoders() {}

  /** BERT's. */
  public static Decoder wordPiece(String prefix) {
    return new WordPieceDecoder(prefix, true);
  }

  /** That of GPT-2 and RoBERTa. */
  public static Decoder byteLevel() {
    return new ByteLevelDecoder();
  }

  /** sentencepiece's, with a "▁" before the text. */
  public static Decoder metaspace() {
    return new MetaspaceDecoder(MARK.charAt(0), true);
  }

  /** Llama's. */
  public static Decoder llama() {
    return new DecoderSequence(
        List.of(
            new ReplaceDecoder(TextPattern.literal(MARK), " "),
            new ByteFallbackDecoder(),
            FUSE,
            new StripDecoder(' ', 1, 0)));
  }
}
