package org.injerto.tokenizer.piece;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The pieces that a model knows, by number and by text. */
public final class Vocabulary {
  private final List<String> tokens;
  private final Map<String, Integer> ids;

  private Vocabulary(List<String> tokens, Map<String, Integer> ids) {
    this.tokens = tokens;
    this.ids = ids;
  }

  /**
   * A vocabulary whose pieces are numbered from 0 in this order.
   *
   * @throws IllegalArgumentException if a piece stands there twice
   */
  public static Vocabulary of(List<String> tokens) {
    Map<String, Integer> ids = new HashMap<>();
    for (String token : tokens) {
      if (ids.put(token, ids.size()) != null) {
        throw new IllegalArgumentException("a piece must stand once; piece=" + token);
      }
    }
    return new Vocabulary(List.copyOf(tokens), ids);
  }

  /** How many pieces there are. */
  public int size() {
    return tokens.size();
  }

  /**
   * The text of a piece.
   *
   * @throws IndexOutOfBoundsException if there is no piece of such a number
   */
  public String token(int id) {
    return tokens.get(id);
  }

  /** The number of a piece, if there is such a piece. */
  public OptionalInt id(String token) {
    Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }
}
