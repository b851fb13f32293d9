package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How wide a text will be about, in pixels, before any browser has set it: letters in four widths,
 * after DejaVu Sans, the widest letter that browsers are likely to take.
 */
final class TextSize {
  /** The size of all text in charts. */
  static final double FONT = 13;

  static final double LINE = 17;

  private static final Pattern BREAKS = Pattern.compile("(?<=[\\s_/-])");
  private static final String NARROW = "iljtfrI.,:;'|!()[]{}·- ";
  private static final String WIDE = "mwMW@%—…";

  private TextSize() {}

  static double width(String text) {
    return text.codePoints().mapToDouble(TextSize::width).sum() * FONT;
  }

  private static double width(int character) {
    if (character > 0x2FFF) {
      return 1.15; // ideographs and emoji
    }
    if (NARROW.indexOf(character) >= 0) {
      return 0.41;
    }
    if (WIDE.indexOf(character) >= 0) {
      return 0.98;
    }
    return Character.isUpperCase(character) ? 0.73 : 0.63;
  }

  static double widest(List<String> texts) {
    return texts.stream().mapToDouble(TextSize::width).max().orElse(0);
  }

  static double widestWord(String text) {
    return widest(BREAKS.splitAsStream(text).map(String::stripTrailing).toList());
  }

  static double height(List<String> lines) {
    return lines.size() * LINE;
  }

  /**
   * The text in lines no wider than {@code most}, broken after blanks and after {@code _ - /},
   * inside a word only where it is too long for a line of its own.
   */
  static List<String> lines(String text, double most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : BREAKS.splitAsStream(text).toList()) {
      if (!line.isEmpty() && width(line + word.stripTrailing()) > most) {
        lines.add(line.stripTrailing());
        line = "";
      }
      line += word;
      while (width(line.stripTrailing()) > most) {
        int fits = fitting(line, most);
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    lines.add(line.stripTrailing());
    return lines;
  }

  /** The end of the longest beginning that is no wider, but at least of the first character. */
  private static int fitting(String text, double most) {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (width(text.substring(0, next)) > most) {
        break;
      }
      end = next;
    }
    return end;
  }
}
