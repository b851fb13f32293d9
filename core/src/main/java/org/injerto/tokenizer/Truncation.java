package org.injerto.tokenizer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Shortens texts that are too long; what does not fit goes to further windows.
 *
 * @param strategy which text is shortened
 * @param maxLength pieces that fit, special ones included, from 0
 * @param stride pieces that two windows in a row share, from 0
 * @param side where pieces are cut off
 */
public record Truncation(Strategy strategy, int maxLength, int stride, Side side) {
  /** Which of two texts is shortened. */
  public enum Strategy {
    /** The longer one; if both are too long each keeps half. */
    LONGEST_FIRST,
    /** The first one. */
    ONLY_FIRST,
    /** The second one. */
    ONLY_SECOND
  }

  /** An end of a text. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /**
   * @throws IllegalArgumentException if a number is negative
   */
  public Truncation {
    if (maxLength < 0 || stride < 0) {
      throw new IllegalArgumentException(
          "maxLength and stride must not be negative; maxLength="
              + maxLength
              + ", stride="
              + stride);
    }
  }

  /** The beginning of a text, and windows that share nothing for the rest. */
  public static Truncation to(int maxLength) {
    return new Truncation(Strategy.LONGEST_FIRST, maxLength, 0, Side.RIGHT);
  }

  /** One text or two, shortened. */
  record Texts(Encoding first, Optional<Encoding> second) {
    /** One behind the other. */
    Encoding joined() {
      return second.map(text -> Encoding.joined(List.of(first, text))).orElse(first);
    }
  }

  /**
   * @param added special pieces that will be put around the texts
   * @throws IllegalArgumentException if the text to be shortened is too short or does not exist, or
   *     the stride leaves no room
   */
  Texts shorten(Texts texts, int added) {
    if (maxLength < added) {
      return texts;
    }
    int room = maxLength - added;
    int first = texts.first.length();
    int second = texts.second.map(Encoding::length).orElse(0);
    int excess = first + second - room;
    if (excess <= 0) {
      return texts;
    }
    if (room > 0 && stride >= room) {
      throw new IllegalArgumentException(
          "the stride must leave room for pieces; stride=" + stride + ", room=" + room);
    }
    if (room == 0) {
      return cut(texts, OptionalInt.of(0), OptionalInt.of(0));
    }
    return switch (strategy) {
      case LONGEST_FIRST ->
          texts.second.isEmpty()
              ? cut(texts, OptionalInt.of(room), OptionalInt.empty())
              : balanced(texts, room);
      case ONLY_FIRST -> cut(texts, OptionalInt.of(left(first, excess)), OptionalInt.empty());
      case ONLY_SECOND -> cut(texts, OptionalInt.empty(), OptionalInt.of(left(second, excess)));
    };
  }

  private int left(int length, int excess) {
    if (length <= excess) {
      throw new IllegalArgumentException(
          "the text to shorten must be longer than the excess; length="
              + length
              + ", excess="
              + excess);
    }
    return length - excess;
  }

  private Texts balanced(Texts texts, int room) {
    int first = texts.first.length();
    int second = texts.second.map(Encoding::length).orElse(0);
    int shorter = Math.min(first, second);
    int longer = shorter > room ? shorter : Math.max(shorter, room - shorter);
    if (shorter + longer > room) {
      shorter = room / 2;
      longer = shorter + room % 2;
    }
    boolean firstIsShorter = first <= second;
    return cut(
        texts,
        OptionalInt.of(firstIsShorter ? shorter : longer),
        OptionalInt.of(firstIsShorter ? longer : shorter));
  }

  private Texts cut(Texts texts, OptionalInt first, OptionalInt second) {
    return new Texts(
        first.isPresent() ? texts.first.windows(first.getAsInt(), stride, side) : texts.first,
        second.isPresent()
            ? texts.second.map(text -> text.windows(second.getAsInt(), stride, side))
            : texts.second);
  }
}
