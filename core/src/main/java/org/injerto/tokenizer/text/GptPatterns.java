package org.injerto.tokenizer.text;

/**
 * The patterns by which GPT-2 and its successors part a text into words. Each character belongs to
 * a match; runs are read once.
 */
public final class GptPatterns {
  /** GPT-2's, which RoBERTa has too (Radford et al. 2019). */
  static final String GPT2 =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  /** GPT-4's, which Llama 3 has too. */
  static final String GPT4 =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
          + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** The same with digits one by one. */
  static final String QWEN = GPT4.replace("\\p{N}{1,3}", "\\p{N}");

  /** Characters whose kind is looked up in a table. */
  private static final int TABLE = 0x300;

  private static final byte LETTER = 0;
  private static final byte NUMBER = 1;
  private static final byte SPACE = 2;
  private static final byte OTHER = 3;
  private static final byte[] KINDS = kinds();

  private GptPatterns() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[TABLE];
    for (int character = 0; character < TABLE; character++) {
      kinds[character] = computed(character);
    }
    return kinds;
  }

  private static byte computed(int character) {
    if (CharacterKind.isLetter(character)) {
      return LETTER;
    }
    if (CharacterKind.isNumber(character)) {
      return NUMBER;
    }
    return CharacterKind.isSpace(character) ? SPACE : OTHER;
  }

  private static byte kind(int character) {
    return character < TABLE ? KINDS[character] : computed(character);
  }

  /** GPT-2's pattern. */
  public static TextPattern gpt2() {
    return GptPatterns::gpt2;
  }

  private static int gpt2(AlignedText text, int at, int to) {
    char unit = text.unit(at);
    if (unit == '\'') {
      int contraction = contraction(text, at, to, false);
      return contraction > at ? contraction : run(text, at, to, OTHER);
    }
    int from = unit == ' ' && at + 1 < to ? at + 1 : at;
    byte kind = kind(text.character(from));
    return kind == SPACE ? space(text, at, to) : run(text, from, to, kind);
  }

  /** White space up to the last one before a word, which belongs to the word. */
  private static int space(AlignedText text, int at, int to) {
    int end = run(text, at, to, SPACE);
    return end == to || end - at < 2 ? end : end - 1;
  }

  private static int run(AlignedText text, int from, int to, byte kind) {
    int at = from;
    while (at < to) {
      int character = text.character(at);
      if (kind(character) != kind) {
        break;
      }
      at += Character.charCount(character);
    }
    return at;
  }

  /** The end of 's, 't, 're, 've, 'm, 'll or 'd. */
  private static int contraction(AlignedText text, int at, int to, boolean anyCase) {
    char first = letter(text, at + 1, to, anyCase);
    if (first == 's' || first == 't' || first == 'm' || first == 'd') {
      return at + 2;
    }
    char second = letter(text, at + 2, to, anyCase);
    boolean two =
        (first == 'r' && second == 'e')
            || (first == 'v' && second == 'e')
            || (first == 'l' && second == 'l');
    return two ? at + 3 : at;
  }

  private static char letter(AlignedText text, int at, int to, boolean anyCase) {
    if (at >= to) {
      return 0;
    }
    char unit = text.unit(at);
    // The long s is an s where case does not matter.
    return anyCase ? (unit == '\u017F' ? 's' : (char) Character.toLowerCase((int) unit)) : unit;
  }

  /**
   * GPT-4's pattern.
   *
   * @param digits the most digits of a word
   */
  static TextPattern gpt4(int digits) {
    return (text, at, to) -> gpt4(text, at, to, digits);
  }

  private static int gpt4(AlignedText text, int at, int to, int digits) {
    int character = text.character(at);
    if (character == '\'') {
      int contraction = contraction(text, at, to, true);
      if (contraction > at) {
        return contraction;
      }
    }
    byte kind = kind(character);
    if (kind == LETTER) {
      return run(text, at, to, LETTER);
    }
    if (kind == NUMBER) {
      return numbers(text, at, to, digits);
    }
    int next = at + Character.charCount(character);
    if (!isBreak(character) && next < to && kind(text.character(next)) == LETTER) {
      return run(text, next, to, LETTER);
    }
    return signsOrSpace(text, at, to, kind);
  }

  private static int signsOrSpace(AlignedText text, int at, int to, byte kind) {
    int from = text.unit(at) == ' ' && at + 1 < to ? at + 1 : at;
    if (kind == OTHER || kind(text.character(from)) == OTHER) {
      int end = run(text, from, to, OTHER);
      while (end < to && isBreak(text.unit(end))) {
        end++;
      }
      return end;
    }
    int end = run(text, at, to, SPACE);
    for (int last = end; last > at; last--) {
      if (isBreak(text.unit(last - 1))) {
        return last;
      }
    }
    return space(text, at, to);
  }

  private static int numbers(AlignedText text, int from, int to, int digits) {
    int at = from;
    for (int digit = 0; digit < digits && at < to; digit++) {
      int character = text.character(at);
      if (kind(character) != NUMBER) {
        break;
      }
      at += Character.charCount(character);
    }
    return at;
  }

  private static boolean isBreak(int character) {
    return character == '\r' || character == '\n';
  }
}
