package org.injerto.cli;

import java.util.List;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine.ITypeConverter;

/**
 * How many examples to learn from.
 *
 * @param number of examples; 0 for all there are
 */
record SampleSize(int number) {
  static final String ALL = "all";

  /** The numbers for so many examples, each once, in the order that was asked for. */
  static List<Integer> of(List<SampleSize> asked, int examples) {
    for (SampleSize size : asked) {
      if (size.number > examples) {
        throw new InvalidInputException(
            Message.of(SampleSize.class, "sizes.too.many", size.number, examples));
      }
    }
    return asked.stream()
        .map(size -> size.number == 0 ? examples : size.number)
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return number == 0 ? ALL : String.valueOf(number);
  }

  static final class Converter implements ITypeConverter<SampleSize> {
    @Override
    public SampleSize convert(String written) {
      return new SampleSize(written.equals(ALL) ? 0 : new NumberOption.Positive().convert(written));
    }
  }
}
