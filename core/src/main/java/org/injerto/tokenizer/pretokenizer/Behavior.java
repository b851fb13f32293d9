package org.injerto.tokenizer.pretokenizer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of the matches of a pattern at which a text is parted. */
enum Behavior {
  /** They are left out. */
  REMOVED,
  /** Each is a word. */
  ISOLATED,
  /** Those that touch are one word. */
  CONTIGUOUS,
  /** Each is the end of the word before. */
  MERGED_WITH_PREVIOUS,
  /** Each is the beginning of the word behind. */
  MERGED_WITH_NEXT;

  /** As it is written in a file, such as {@code MergedWithNext}. */
  String written() {
    StringBuilder written = new StringBuilder();
    for (String word : name().split("_")) {
      written.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return written.toString();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Behavior::written).toList();
  }

  /** The one that is written so. */
  static Behavior of(String written) {
    return Arrays.stream(values())
        .filter(behavior -> behavior.written().equals(written))
        .findAny()
        .orElseThrow();
  }

  /** Whether a part belongs to the word before, of which the last part was a match or not. */
  boolean joins(boolean matchBefore, boolean match) {
    return switch (this) {
      case CONTIGUOUS -> match == matchBefore;
      case MERGED_WITH_PREVIOUS -> match && !matchBefore;
      case MERGED_WITH_NEXT -> !match && matchBefore;
      case REMOVED, ISOLATED -> false;
    };
  }
}
