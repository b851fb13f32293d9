package org.injerto.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text is counted in, as scikit-learn's vectorizers cut it; case is dropped. */
enum Terms {
  /** Words of two letters and more, and each two in a row. */
  WORDS {
    @Override
    List<String> of(String text) {
      List<String> words = matches(WORD, text);
      List<String> terms = new ArrayList<>(words);
      for (int i = 1; i < words.size(); i++) {
        terms.add(words.get(i - 1) + " " + words.get(i));
      }
      return terms;
    }
  },
  /** Two to five characters in a row of a word with a blank on either side ({@code char_wb}). */
  CHARACTERS {
    @Override
    List<String> of(String text) {
      List<String> terms = new ArrayList<>();
      for (String word : matches(BETWEEN_BLANKS, text)) {
        int[] characters = (" " + word + " ").codePoints().toArray();
        int longest = Math.min(LONGEST, characters.length);
        for (int length = SHORTEST; length <= longest; length++) {
          for (int start = 0; start + length <= characters.length; start++) {
            terms.add(new String(characters, start, length));
          }
        }
      }
      return terms;
    }
  };

  private static final Pattern WORD = pattern("\\w{2,}");
  private static final Pattern BETWEEN_BLANKS = pattern("\\S+");
  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;

  /** The terms of a text, one as often as it occurs. */
  abstract List<String> of(String text);

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern
        .matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
