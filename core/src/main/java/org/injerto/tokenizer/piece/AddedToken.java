package org.injerto.tokenizer.piece;

/**
 * A token that is found in a text as it stands, before a model sees it.
 *
 * @param content what is looked for
 * @param singleWord whether no letter may touch it
 * @param leftStrip whether it swallows white space before it
 * @param rightStrip whether it swallows white space behind it
 * @param special whether it stands for no text, and is left out by decoding where that is wanted
 */
public record AddedToken(
    String content,
    int id,
    boolean singleWord,
    boolean leftStrip,
    boolean rightStrip,
    boolean special) {
  /**
   * @throws IllegalArgumentException if it has no content or its number is negative
   */
  public AddedToken {
    if (content.isEmpty() || id < 0) {
      throw new IllegalArgumentException(
          "content must not be empty, id not be negative; content=" + content + ", id=" + id);
    }
  }

  /**
   * Adds it to the pieces of a text.
   *
   * @param written how it stands there, with the white space that it swallowed
   */
  public void addTo(Columns columns, int start, int end, int word, String written) {
    if (written.equals(content)) {
      columns.add(id, start, end, word);
    } else {
      columns.add(id, start, end, word, written);
    }
  }
}
