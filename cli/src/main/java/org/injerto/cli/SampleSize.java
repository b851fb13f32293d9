package org.injerto.cli;

import java.util.ArrayList;
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

  /**
   * Looks at sizes before anything is computed.
   *
   * @param labels that each sample should have
   * @throws InvalidInputException with every size that is too large or too small
   */
  static void check(List<SampleSize> asked, int examples, int labels) {
    List<Message> problems = new ArrayList<>();
    for (SampleSize size : asked) {
      if (size.number > examples) {
        problems.add(Message.of(SampleSize.class, "sizes.too.many", size.number, examples));
      } else if (size.number > 0 && size.number < labels) {
        problems.add(Message.of(SampleSize.class, "sizes.too.few", size.number, labels));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(Message.of(SampleSize.class, "sizes.subject"), problems);
    }
  }

  /** The numbers for so many examples, each once, in the order that was asked for. */
  static List<Integer> of(List<SampleSize> asked, int examples) {
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
      if (written.equals(ALL)) {
        return new SampleSize(0);
      }
      try {
        return new SampleSize(new NumberOption.Positive().convert(written));
      } catch (InvalidInputException notANumber) {
        throw new InvalidInputException(Message.of(SampleSize.class, "sizes.number", written, ALL));
      }
    }
  }
}
