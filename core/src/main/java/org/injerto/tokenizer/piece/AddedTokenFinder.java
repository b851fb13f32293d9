package org.injerto.tokenizer.piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.text.Span;
import org.injerto.tokenizer.text.CharacterKind;

/** Finds added tokens in a text: the first, and of several that begin together the longest. */
public final class AddedTokenFinder {
  private final List<AddedToken> tokens;
  private final PieceTrie trie;
  private final boolean[] firstUnits;
  private final boolean findsSpecial;

  private AddedTokenFinder(
      List<AddedToken> tokens, PieceTrie trie, boolean[] firstUnits, boolean findsSpecial) {
    this.tokens = tokens;
    this.trie = trie;
    this.firstUnits = firstUnits;
    this.findsSpecial = findsSpecial;
  }

  /**
   * @param tokens each by what is looked for, which is not empty
   */
  public static AddedTokenFinder of(Map<String, AddedToken> tokens) {
    List<AddedToken> inOrder = new ArrayList<>();
    PieceTrie trie = new PieceTrie();
    tokens.forEach(
        (wanted, token) -> {
          trie.add(wanted, inOrder.size());
          inOrder.add(token);
        });
    return new AddedTokenFinder(List.copyOf(inOrder), trie, firstUnits(tokens.keySet()), true);
  }

  private static boolean[] firstUnits(Set<String> wanted) {
    int last = wanted.stream().mapToInt(text -> text.charAt(0)).max().orElse(-1);
    boolean[] begins = new boolean[last + 1];
    wanted.forEach(text -> begins[text.charAt(0)] = true);
    return begins;
  }

  /** The same one, which takes special tokens for plain text. */
  public AddedTokenFinder withoutSpecial() {
    return new AddedTokenFinder(tokens, trie, firstUnits, false);
  }

  /** Whether there is nothing to be found. */
  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** What a text consists of, from front to back. */
  public interface Found {
    /** Text between tokens, not empty. */
    void text(int from, int to);

    /** A token with the white space that it swallows. */
    void token(AddedToken token, int from, int to);
  }

  /** Takes {@code text[from, to)} apart. */
  public void find(CharSequence text, int from, int to, Found found) {
    int rest = from;
    for (int at = next(text, from, to); at < to; ) {
      long match = longest(text, at, to);
      if (match < 0) {
        at = next(text, at + 1, to);
        continue;
      }
      int end = PieceTrie.end(match);
      AddedToken token = tokens.get(PieceTrie.piece(match));
      if (counts(token, text, new Span(from, to), new Span(at, end))) {
        int start = token.leftStrip() ? spaceBefore(text, rest, at) : Math.max(rest, at);
        int stop = token.rightStrip() ? spaceBehind(text, end, to) : end;
        if (rest < start) {
          found.text(rest, start);
        }
        found.token(token, start, stop);
        rest = stop;
      }
      at = next(text, end, to);
    }
    if (rest < to) {
      found.text(rest, to);
    }
  }

  private long longest(CharSequence text, int from, int to) {
    long longest = PieceTrie.ABSENT;
    int node = PieceTrie.ROOT;
    for (int at = from; at < to; at++) {
      node = trie.child(node, text.charAt(at));
      if (node == PieceTrie.ABSENT) {
        break;
      }
      if (trie.piece(node) != PieceTrie.ABSENT) {
        longest = PieceTrie.packed(trie.piece(node), at + 1);
      }
    }
    return longest;
  }

  private int next(CharSequence text, int from, int to) {
    if (isEmpty()) {
      return to;
    }
    for (int at = from; at < to; at++) {
      char unit = text.charAt(at);
      if (unit < firstUnits.length && firstUnits[unit]) {
        return at;
      }
    }
    return to;
  }

  private boolean counts(AddedToken token, CharSequence text, Span whole, Span match) {
    if (token.special() && !findsSpecial) {
      return false;
    }
    return !token.singleWord()
        || ((match.start() == whole.start()
                || !CharacterKind.isWord(Character.codePointBefore(text, match.start())))
            && (match.end() == whole.end()
                || !CharacterKind.isWord(Character.codePointAt(text, match.end()))));
  }

  private static int spaceBefore(CharSequence text, int from, int to) {
    int at = to;
    while (at > from && CharacterKind.isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int spaceBehind(CharSequence text, int from, int to) {
    int at = from;
    while (at < to && CharacterKind.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
