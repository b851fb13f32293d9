package org.injerto.tokenizer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the special tokens that stand in a text as they are, such as "[MASK]". */
final class SpecialTokenFinder {
  /** A token, its number in the vocabulary, and where it stands. */
  record Found(int piece, int start, int end) {}

  private record Token(String text, int piece) {}

  private final List<Token> tokens;
  private final String firstLetters;

  SpecialTokenFinder(Vocabulary vocabulary, SpecialTokens specialTokens) {
    this.tokens =
        specialTokens.all().stream()
            .map(piece -> new Token(vocabulary.token(piece), piece))
            .sorted(Comparator.comparing((Token token) -> token.text.length()).reversed())
            .toList();
    this.firstLetters =
        tokens.stream()
            .mapToInt(token -> token.text.charAt(0))
            .distinct()
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** The first one from a place on, the longest where several begin. */
  Optional<Found> next(String text, int from) {
    for (int at = nextFirstLetter(text, from); at >= 0; at = nextFirstLetter(text, at + 1)) {
      for (Token token : tokens) {
        if (text.startsWith(token.text, at)) {
          return Optional.of(new Found(token.piece, at, at + token.text.length()));
        }
      }
    }
    return Optional.empty();
  }

  private int nextFirstLetter(String text, int from) {
    int nearest = -1;
    for (int i = 0; i < firstLetters.length(); i++) {
      int at = text.indexOf(firstLetters.charAt(i), from);
      if (at >= 0 && (nearest < 0 || at < nearest)) {
        nearest = at;
      }
    }
    return nearest;
  }
}
