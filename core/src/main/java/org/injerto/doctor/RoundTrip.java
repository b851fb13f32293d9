package org.injerto.doctor;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.injerto.tokenizer.Encoding;
import org.injerto.tokenizer.EncodingOptions;
import org.injerto.tokenizer.Tokenizer;

/**
 * A text cut into pieces and joined again.
 *
 * @param text what was cut
 * @param joined what came back
 * @param unknown the parts of the text that the vocabulary lacks, in order
 */
public record RoundTrip(String text, String joined, List<String> unknown) {
  /** What of a text the model cannot see. */
  public enum Loss {
    /** Nothing but blanks. */
    NOTHING,
    /** Whether a letter is a capital. */
    CAPITALS,
    /** Accents, and the tilde of ñ. */
    ACCENTS,
    /** Both. */
    CAPITALS_AND_ACCENTS,
    /** Whole characters. */
    CHARACTERS
  }

  public RoundTrip {
    unknown = List.copyOf(unknown);
  }

  static RoundTrip of(String text, Tokenizer tokenizer) {
    Encoding encoding = tokenizer.encode(text, EncodingOptions.PLAIN);
    return new RoundTrip(
        text, tokenizer.decode(encoding.ids(), false), unknown(text, encoding, tokenizer));
  }

  private static List<String> unknown(String text, Encoding encoding, Tokenizer tokenizer) {
    int unknown = tokenizer.specialTokens().unknown().orElse(-1);
    return IntStream.range(0, encoding.length())
        .filter(piece -> encoding.id(piece) == unknown)
        .mapToObj(piece -> encoding.offset(piece).of(text))
        .toList();
  }

  /** What was lost on the way. */
  public Loss loss() {
    if (!unknown.isEmpty()) {
      return Loss.CHARACTERS;
    }
    String before = withoutBlanks(text);
    String after = withoutBlanks(joined);
    if (before.equals(after)) {
      return Loss.NOTHING;
    }
    if (small(before).equals(after)) {
      return Loss.CAPITALS;
    }
    if (bare(before).equals(after)) {
      return Loss.ACCENTS;
    }
    return small(bare(before)).equals(after) ? Loss.CAPITALS_AND_ACCENTS : Loss.CHARACTERS;
  }

  private static String withoutBlanks(String text) {
    return Normalizer.normalize(text.replaceAll("\\s", ""), Form.NFKC);
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Form.NFD).replaceAll("\\p{Mn}", "");
  }
}
