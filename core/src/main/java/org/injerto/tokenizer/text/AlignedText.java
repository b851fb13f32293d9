package org.injerto.tokenizer.text;

/**
 * A text, each character of which knows the characters of the original that it stands for.
 *
 * <p>Places in it count its own UTF-16 code units; {@link #start} and {@link #end} say which units
 * of the original they are. It cannot be changed; {@link Rewriting} makes another one of it.
 */
public final class AlignedText implements CharSequence {
  private static final int[] THEMSELVES = {};

  private final char[] units;
  private final int length;
  private final int[] starts;
  private final int[] ends;
  private final int shift;

  /**
   * @param starts where each unit begins in the original; none if each stands for itself
   * @param shift where the first unit of the original stands
   */
  private AlignedText(char[] units, int length, int[] starts, int[] ends, int shift) {
    this.units = units;
    this.length = length;
    this.starts = starts;
    this.ends = ends;
    this.shift = shift;
  }

  /** The part {@code [from, to)} of a text, as it stands. */
  public static AlignedText of(String text, int from, int to) {
    char[] units = new char[to - from];
    text.getChars(from, to, units, 0);
    return new AlignedText(units, units.length, THEMSELVES, THEMSELVES, from);
  }

  /** A text as it stands. */
  public static AlignedText of(String text) {
    return of(text, 0, text.length());
  }

  static AlignedText rewritten(char[] units, int length, int[] starts, int[] ends, int shift) {
    return new AlignedText(units, length, starts, ends, shift);
  }

  /** How many code units it has. */
  @Override
  public int length() {
    return length;
  }

  /** A code unit. */
  public char unit(int at) {
    return units[at];
  }

  @Override
  public char charAt(int at) {
    return units[at];
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return text(from, to);
  }

  /** The character that begins at a place; half of one if the other half is missing. */
  public int character(int at) {
    return Character.codePointAt(units, at, length);
  }

  /** The character that ends before a place. */
  public int characterBefore(int at) {
    return Character.codePointBefore(units, at);
  }

  /** Where the unit at a place begins in the original. */
  public int start(int at) {
    return starts == THEMSELVES ? shift + at : starts[at];
  }

  /** Where the unit before a place ends in the original. */
  public int end(int at) {
    return starts == THEMSELVES ? shift + at : ends[at - 1];
  }

  /** Copies the units {@code [from, to)}, and where each begins and ends, to a place of others. */
  void copy(int from, int to, char[] toUnits, int[] toStarts, int[] toEnds, int place) {
    System.arraycopy(units, from, toUnits, place, to - from);
    if (starts != THEMSELVES) {
      System.arraycopy(starts, from, toStarts, place, to - from);
      System.arraycopy(ends, from, toEnds, place, to - from);
      return;
    }
    for (int i = 0; i < to - from; i++) {
      toStarts[place + i] = shift + from + i;
      toEnds[place + i] = shift + from + i + 1;
    }
  }

  /** Where the original begins. */
  int shift() {
    return shift;
  }

  /** The units {@code [from, to)}. */
  public String text(int from, int to) {
    return new String(units, from, to - from);
  }

  /** Whether the units from a place on are these. */
  public boolean startsWith(String wanted, int at) {
    if (at + wanted.length() > length) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (units[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The part {@code [from, to)} as a text of its own. */
  public AlignedText part(int from, int to) {
    if (from == 0 && to == length) {
      return this;
    }
    Rewriting part = new Rewriting(this, from, to);
    part.keepTo(to);
    return part.done();
  }

  @Override
  public String toString() {
    return text(0, length);
  }
}
