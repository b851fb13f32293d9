package org.injerto.tokenizer.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is looked for in a text: a string, or one of the regular expressions that published
 * tokenizers use, each written out by hand so that it takes linear time.
 */
public interface TextPattern {
  /**
   * Where the match that begins at a place ends; the place itself if none begins there.
   *
   * @param to where the text ends for the pattern
   */
  int end(AlignedText text, int at, int to);

  /** The regular expressions that are known, as they are written in the files. */
  Map<String, TextPattern> KNOWN =
      Map.ofEntries(
          Map.entry(" {2,}", (text, at, to) -> atLeast(2, spaces(text, at, to), at)),
          Map.entry(" +", (text, at, to) -> spaces(text, at, to)),
          Map.entry("\\s+", (text, at, to) -> whiteSpace(text, at, to)),
          Map.entry("\\s", (text, at, to) -> Math.min(at + 1, whiteSpace(text, at, to))),
          Map.entry("\\s{2,}|[\\n\\r\\t]", TextPattern::runOrControl),
          Map.entry("[\\n\\r\\t]", (text, at, to) -> isBreak(text.unit(at)) ? at + 1 : at),
          Map.entry("\\d", (text, at, to) -> digit(text, at)),
          Map.entry("[0-9]", (text, at, to) -> isAsciiDigit(text.unit(at)) ? at + 1 : at),
          Map.entry(GptPatterns.GPT2, GptPatterns.gpt2()),
          Map.entry(GptPatterns.GPT4, GptPatterns.gpt4(3)),
          Map.entry(GptPatterns.QWEN, GptPatterns.gpt4(1)));

  /** A string as it stands; an empty one is found nowhere. */
  static TextPattern literal(String wanted) {
    if (wanted.isEmpty()) {
      return (text, at, to) -> at;
    }
    char first = wanted.charAt(0);
    int length = wanted.length();
    return (text, at, to) ->
        text.unit(at) == first && at + length <= to && text.startsWith(wanted, at)
            ? at + length
            : at;
  }

  /** A regular expression, if it is one of those known. */
  static Optional<TextPattern> expression(String written) {
    return Optional.ofNullable(KNOWN.get(written));
  }

  /** The expressions that are known, in order. */
  static List<String> names() {
    return KNOWN.keySet().stream().sorted().toList();
  }

  private static int atLeast(int characters, int end, int at) {
    return end - at >= characters ? end : at;
  }

  private static int spaces(AlignedText text, int at, int to) {
    int end = at;
    while (end < to && text.unit(end) == ' ') {
      end++;
    }
    return end;
  }

  private static int whiteSpace(AlignedText text, int at, int to) {
    int end = at;
    while (end < to && CharacterKind.isSpace(text.unit(end))) {
      end++;
    }
    return end;
  }

  private static int runOrControl(AlignedText text, int at, int to) {
    int end = whiteSpace(text, at, to);
    if (end - at >= 2) {
      return end;
    }
    return isBreak(text.unit(at)) ? at + 1 : at;
  }

  private static boolean isBreak(char unit) {
    return unit == '\n' || unit == '\r' || unit == '\t';
  }

  private static boolean isAsciiDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  private static int digit(AlignedText text, int at) {
    int character = text.character(at);
    return Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
        ? at + Character.charCount(character)
        : at;
  }
}
