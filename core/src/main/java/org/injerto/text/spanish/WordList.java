package org.injerto.text.spanish;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list of words that stands beside this class. What it has in lower case is found in any case,
 * other words only as they are; composed or decomposed makes no difference.
 */
final class WordList {
  /** At least as many characters as the longest entry has. */
  static final int LONGEST = 20;

  static final WordList LEAD_ON = new WordList("abbreviations-that-lead-on.txt");
  static final WordList MAY_END = new WordList("abbreviations-that-may-end.txt");
  static final WordList BEGINNINGS = new WordList("beginnings.txt");

  private final Set<String> words;

  private WordList(String resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(WordList.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
      words =
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contains(String word) {
    String composed = Normalizer.normalize(word, Normalizer.Form.NFC);
    return words.contains(composed) || words.contains(composed.toLowerCase(Locale.ROOT));
  }
}
