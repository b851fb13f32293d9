package org.injerto.checkpoint.pickle;

import org.injerto.checkpoint.pickle.PickleValue.Storage;
import org.injerto.checkpoint.pickle.PickleValue.Tensor;
import org.injerto.checkpoint.pickle.PickleValue.Type;

/**
 * What {@code torch._utils} rebuilds tensors of. Whether they require gradients and what hooks they
 * had is of no use here.
 */
final class TensorConstructions {
  private static final int METADATA_V2 = 6;
  private static final int TYPE_V3 = 6;
  private static final int METADATA_V3 = 7;

  private TensorConstructions() {}

  /** {@code ("storage", type, key, location, elements)}; the old form ends in a view or None. */
  static Storage storage(Arguments arguments) {
    arguments.requireSize(5, 6);
    if (!arguments.text(0).equals("storage")) {
      throw arguments.wrong(0, "\"storage\"");
    }
    arguments.text(3);
    if (arguments.size() == 6 && !arguments.isNothing(5)) {
      throw arguments.wrong(5, "None");
    }
    return new Storage(arguments.type(1), arguments.text(2), arguments.whole(4));
  }

  /** {@code (storage, offset, sizes, strides)}. */
  static PickleValue first(Arguments arguments) {
    arguments.requireSize(4, 4);
    return tensor(arguments, arguments.storage(0).type());
  }

  /** The same, then {@code (requires_grad, hooks, metadata)}. */
  static PickleValue second(Arguments arguments) {
    arguments.requireSize(6, 7);
    requireNoMetadata(arguments, METADATA_V2);
    return tensor(arguments, arguments.storage(0).type());
  }

  /** The same with the kind of number, for those that no class of storage is named after. */
  static PickleValue third(Arguments arguments) {
    arguments.requireSize(7, 8);
    requireNoMetadata(arguments, METADATA_V3);
    return tensor(arguments, arguments.type(TYPE_V3));
  }

  /** {@code (tensor, requires_grad, hooks)} and perhaps attributes. */
  static PickleValue parameter(Arguments arguments) {
    arguments.requireSize(3, 4);
    return arguments.tensor(0);
  }

  private static PickleValue tensor(Arguments arguments, Type type) {
    return new Tensor(
        arguments.storage(0), type, arguments.whole(1), arguments.wholes(2), arguments.wholes(3));
  }

  /** Metadata says that numbers are to be negated or conjugated. */
  private static void requireNoMetadata(Arguments arguments, int place) {
    if (arguments.size() > place && !arguments.isNothing(place)) {
      throw arguments.wrong(place, "None");
    }
  }
}
