package org.injerto.checkpoint.pickle;

import java.util.List;
import java.util.stream.IntStream;
import org.injerto.checkpoint.pickle.PickleValue.Nothing;
import org.injerto.checkpoint.pickle.PickleValue.Storage;
import org.injerto.checkpoint.pickle.PickleValue.Tensor;
import org.injerto.checkpoint.pickle.PickleValue.Text;
import org.injerto.checkpoint.pickle.PickleValue.Type;
import org.injerto.checkpoint.pickle.PickleValue.Whole;
import org.injerto.text.InvalidInputException;

/** The arguments of an allowed global, each refused unless it is what is expected there. */
public final class Arguments {
  private static final int MOST_DIMENSIONS = 64;

  private final String callable;
  private final List<PickleValue> values;
  private final PickleInput input;

  Arguments(String callable, List<PickleValue> values, PickleInput input) {
    this.callable = callable;
    this.values = values;
    this.input = input;
  }

  /** How many there are. */
  int size() {
    return values.size();
  }

  void requireSize(int least, int most) {
    if (size() < least || size() > most) {
      throw input.refuse("pickle.arguments.count", callable, size(), least, most);
    }
  }

  boolean isNothing(int place) {
    return values.get(place) instanceof Nothing;
  }

  String text(int place) {
    return as(Text.class, place, "str").text();
  }

  long whole(int place) {
    return as(Whole.class, place, "int").number();
  }

  Type type(int place) {
    return as(Type.class, place, "torch type");
  }

  Storage storage(int place) {
    return as(Storage.class, place, "storage");
  }

  Tensor tensor(int place) {
    return as(Tensor.class, place, "tensor");
  }

  PickleSequence sequence(int place) {
    return as(PickleSequence.class, place, "tuple");
  }

  /** Sizes or strides, by dimension. */
  List<Long> wholes(int place) {
    List<PickleValue> items = sequence(place).items();
    if (items.size() > MOST_DIMENSIONS) {
      throw wrong(place, "at most " + MOST_DIMENSIONS + " int");
    }
    Arguments numbers = new Arguments(callable, items, input);
    return IntStream.range(0, items.size()).mapToObj(numbers::whole).toList();
  }

  private <T extends PickleValue> T as(Class<T> type, int place, String expected) {
    if (!type.isInstance(values.get(place))) {
      throw wrong(place, expected);
    }
    return type.cast(values.get(place));
  }

  /** Why an argument is refused. */
  InvalidInputException wrong(int place, String expected) {
    return input.refuse("pickle.argument", callable, place + 1, expected);
  }
}
