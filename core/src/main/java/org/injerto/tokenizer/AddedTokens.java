package org.injerto.tokenizer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.injerto.tokenizer.normalizer.Normalizer;
import org.injerto.tokenizer.piece.AddedToken;
import org.injerto.tokenizer.piece.AddedTokenFinder;
import org.injerto.tokenizer.text.AlignedText;

/** The added tokens of a tokenizer: those looked for in the text, and in the normalized text. */
final class AddedTokens {
  private final AddedTokenFinder raw;
  private final AddedTokenFinder normalized;
  private final Set<Integer> special;
  private final Map<Integer, String> decoded = new HashMap<>();

  /** A token and whether it is looked for in the normalized text, normalized itself. */
  record Entry(AddedToken token, boolean normalized) {}

  AddedTokens(List<Entry> entries, Normalizer normalizer) {
    Map<String, AddedToken> inText = new LinkedHashMap<>();
    Map<String, AddedToken> inNormalized = new LinkedHashMap<>();
    for (Entry entry : entries) {
      String content = entry.token.content();
      if (entry.normalized) {
        String wanted = normalizer.normalize(AlignedText.of(content)).toString();
        inNormalized.put(wanted.isEmpty() ? content : wanted, entry.token);
        decoded.put(entry.token.id(), wanted);
      } else {
        inText.put(content, entry.token);
      }
    }
    this.raw = AddedTokenFinder.of(inText);
    this.normalized = AddedTokenFinder.of(inNormalized);
    this.special =
        entries.stream()
            .map(Entry::token)
            .filter(AddedToken::special)
            .map(AddedToken::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Finds tokens in a text as it stands. */
  AddedTokenFinder raw() {
    return raw;
  }

  /** Finds tokens in the normalized text. */
  AddedTokenFinder normalized() {
    return normalized;
  }

  /** The numbers of the special ones. */
  Set<Integer> special() {
    return special;
  }

  boolean isSpecial(int id) {
    return special.contains(id);
  }

  /** What a token looked for in the normalized text is decoded as: its normalized form. */
  Optional<String> decoded(int id) {
    return Optional.ofNullable(decoded.get(id));
  }
}
