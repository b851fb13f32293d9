package org.injerto.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.injerto.tokenizer.AddedTokens.Entry;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.piece.AddedToken;
import org.injerto.tokenizer.piece.Vocabulary;

/**
 * The added tokens of a file, and the vocabulary that they make with the pieces of the model.
 *
 * @param entries each with the text that it is looked for in
 */
record AddedTokensReader(List<Entry> entries, Vocabulary vocabulary) {
  AddedTokensReader {
    entries = List.copyOf(entries);
  }

  /** What the list says; a token's number must be its piece's, or the next one after the pieces. */
  static AddedTokensReader read(Part list, Vocabulary model) {
    List<Entry> entries = new ArrayList<>();
    Set<String> pieces = new LinkedHashSet<>();
    for (int id = 0; id < model.size(); id++) {
      pieces.add(model.token(id));
    }
    List<Part> parts = new ArrayList<>(list.isAbsent() ? List.of() : list.list());
    parts.sort(Comparator.comparingInt(part -> part.node().path("id").asInt(-1)));
    for (Part part : parts) {
      addTo(entries, pieces, part, model);
    }
    return new AddedTokensReader(entries, Vocabulary.of(List.copyOf(pieces)));
  }

  private static void addTo(List<Entry> entries, Set<String> pieces, Part part, Vocabulary model) {
    String content = part.requiredText("content");
    int id = part.at("id").number(-1, 0, Integer.MAX_VALUE);
    OptionalInt known = model.id(content);
    if (content.isEmpty() || id < 0) {
      return;
    }
    int expected = known.orElse(pieces.size());
    if (id != expected || (known.isEmpty() && pieces.contains(content))) {
      part.refuse(AddedTokensReader.class, "added.id", content, id, expected);
      return;
    }
    if (known.isEmpty()) {
      pieces.add(content);
    }
    entries.add(entry(part, content, id));
  }

  private static Entry entry(Part part, String content, int id) {
    boolean special = part.flag("special", false);
    AddedToken token =
        new AddedToken(
            content,
            id,
            part.flag("single_word", false),
            part.flag("lstrip", false),
            part.flag("rstrip", false),
            special);
    return new Entry(token, part.flag("normalized", !special));
  }

  /** The numbers of the special ones. */
  Set<Integer> special() {
    return entries.stream()
        .map(Entry::token)
        .filter(AddedToken::special)
        .map(AddedToken::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
