package org.injerto.tokenizer.text;

import java.util.Arrays;

/**
 * Makes a text of another one, from front to back, and keeps track of what comes from where.
 *
 * <p>The reference describes a rewriting as characters with a number each: 0 replaces the next
 * character of the source, 1 is put in and stands for the same as the character before, -n replaces
 * one character and swallows n more, for which nothing stands. {@link #put} takes those.
 */
public final class Rewriting {
  private final AlignedText source;
  private final int from;
  private final int to;
  private char[] units;
  private int[] starts;
  private int[] ends;
  private int length;
  private int at;

  /** Of a whole text. */
  public Rewriting(AlignedText source) {
    this(source, 0, source.length());
  }

  /** Of the part {@code [from, to)} of a text. */
  public Rewriting(AlignedText source, int from, int to) {
    int expected = to - from + 8;
    this.source = source;
    this.from = from;
    this.at = from;
    this.to = to;
    this.units = new char[expected];
    this.starts = new int[expected];
    this.ends = new int[expected];
  }

  /** The place in the source up to which it is read. */
  public int at() {
    return at;
  }

  /** How many units were written. */
  public int length() {
    return length;
  }

  /** Takes over what stands before a place of the source. */
  public void keepTo(int place) {
    int kept = place - at;
    if (kept <= 0) {
      return;
    }
    makeRoom(kept);
    source.copy(at, place, units, starts, ends, length);
    length += kept;
    at = place;
  }

  /** Leaves out what stands before a place of the source. */
  public void dropTo(int place) {
    at = place;
  }

  /** A character instead of the next one of the source. */
  public void replace(int character) {
    int next = next(at);
    writeCharacter(character, source.start(at), source.end(next));
    at = next;
  }

  /** A character more, which stands for the same as the one of the source that was read last. */
  public void insert(int character) {
    if (at == from) {
      int start = from < to ? source.start(from) : source.shift();
      writeCharacter(character, start, start);
      return;
    }
    int before = at - Character.charCount(source.characterBefore(at));
    writeCharacter(character, source.start(before), source.end(at));
  }

  /** Characters more, from a place of a text on, which stand for the same as the one before. */
  public void insert(String text, int place) {
    for (int i = place; i < text.length(); ) {
      int character = text.codePointAt(i);
      insert(character);
      i += Character.charCount(character);
    }
  }

  /** A character more, which stands for the same as the next one of the source. */
  public void insertBefore(int character) {
    writeCharacter(character, source.start(at), source.end(next(at)));
  }

  /** A character with its number, as the reference has it. */
  public void put(int character, int change) {
    if (change > 0) {
      insert(character);
      return;
    }
    replace(character);
    for (int swallowed = change; swallowed < 0; swallowed++) {
      dropNext();
    }
  }

  /** Leaves out the next character of the source, if there is one. */
  public void dropNext() {
    if (at < to) {
      at = next(at);
    }
  }

  private int next(int place) {
    return place + Character.charCount(source.character(place));
  }

  private void writeCharacter(int character, int start, int end) {
    if (Character.isBmpCodePoint(character)) {
      write((char) character, start, end);
    } else {
      write(Character.highSurrogate(character), start, end);
      write(Character.lowSurrogate(character), start, end);
    }
  }

  private void write(char unit, int start, int end) {
    makeRoom(1);
    units[length] = unit;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  private void makeRoom(int more) {
    if (length + more > units.length) {
      int larger = Math.max(length + more, 2 * units.length);
      units = Arrays.copyOf(units, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
    }
  }

  /** The new text. */
  public AlignedText done() {
    return AlignedText.rewritten(units, length, starts, ends, source.shift());
  }
}
