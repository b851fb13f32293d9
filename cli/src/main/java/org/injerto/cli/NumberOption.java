package org.injerto.cli;

import java.util.function.Predicate;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine.ITypeConverter;

/** Converters of options that are numbers of a range; what they refuse names the range. */
final class NumberOption {
  private NumberOption() {}

  /** Whole numbers from 1. */
  static final class Positive implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String written) {
      return read(written, Integer::valueOf, number -> number >= 1, "number.positive");
    }
  }

  /** Whole numbers from 0. */
  static final class NotNegative implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String written) {
      return read(written, Integer::valueOf, number -> number >= 0, "number.not.negative");
    }
  }

  /** Lengths of texts in pieces: from 3, as one must stand between the two special ones. */
  static final class Length implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String written) {
      return read(written, Integer::valueOf, number -> number >= 3, "model.length.short");
    }
  }

  /** Threads: more than these would fill the memory and not be faster on any machine. */
  static final class Threads implements ITypeConverter<Integer> {
    private static final int MOST = 1024;

    @Override
    public Integer convert(String written) {
      return read(
          written, Integer::valueOf, number -> number >= 1 && number <= MOST, "number.threads");
    }
  }

  /** Numbers above 0. */
  static final class PositiveReal implements ITypeConverter<Double> {
    @Override
    public Double convert(String written) {
      return read(
          written,
          Double::valueOf,
          number -> number > 0 && Double.isFinite(number),
          "number.positive.real");
    }
  }

  /** Numbers from 0 to 1. */
  static final class Fraction implements ITypeConverter<Double> {
    @Override
    public Double convert(String written) {
      return read(
          written, Double::valueOf, number -> number >= 0 && number <= 1, "number.fraction");
    }
  }

  /** Numbers from 0 up to, but not including, 1. */
  static final class FractionBelowOne implements ITypeConverter<Double> {
    @Override
    public Double convert(String written) {
      return read(
          written, Double::valueOf, number -> number >= 0 && number < 1, "number.below.one");
    }
  }

  private interface Reading<N> {
    N of(String written);
  }

  private static <N> N read(
      String written, Reading<N> reading, Predicate<N> inRange, String expected) {
    try {
      N number = reading.of(written.strip());
      if (inRange.test(number)) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as what is out of range: the person needs the same words.
    }
    throw new InvalidInputException(Message.of(NumberOption.class, expected, written));
  }
}
