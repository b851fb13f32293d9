package org.injerto.checkpoint.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.pickle.PickleValue.Storage;

/**
 * Follows the instructions of one pickle.
 *
 * @see <a href="https://docs.python.org/3/library/pickletools.html">the instructions</a>
 */
final class PickleMachine {
  private final PickleInput input;
  private final PickleStack stack;
  private final Map<Integer, PickleValue> memo = new HashMap<>();
  private final List<Storage> storages = new ArrayList<>();

  PickleMachine(PickleInput input) {
    this.input = input;
    this.stack = new PickleStack(input);
  }

  /** What the pickle stands for. */
  Pickle run() throws IOException {
    for (int done = 0; done < PickleLimits.MOST_INSTRUCTIONS; done++) {
      int code = input.unsigned8();
      if (code == Opcodes.STOP) {
        return new Pickle(stack.only(), storages, input.position());
      }
      Operation operation = Opcodes.TABLE.get(code);
      if (operation == null) {
        throw input.refuse("pickle.opcode", Integer.toHexString(code));
      }
      operation.run(this);
    }
    throw input.refuse("pickle.instructions", PickleLimits.MOST_INSTRUCTIONS);
  }

  PickleInput input() {
    return input;
  }

  PickleStack stack() {
    return stack;
  }

  /** Pushes a storage. */
  void refer(Storage storage) {
    storages.add(storage);
    stack.push(storage);
  }

  /** Keeps the value on top under the next free number. */
  void memoize() {
    keep(memo.size());
  }

  /** Keeps the value on top under a number. */
  void keep(int number) {
    if (number < 0 || number > PickleLimits.MOST_INSTRUCTIONS) {
      throw input.refuse(
          "pickle.memo.high", Integer.toUnsignedString(number), PickleLimits.MOST_INSTRUCTIONS);
    }
    memo.put(number, stack.top());
  }

  /** Pushes what was kept under a number. */
  void recall(int number) {
    PickleValue value = memo.get(number);
    if (value == null) {
      throw input.refuse("pickle.memo.missing", Integer.toUnsignedString(number));
    }
    stack.push(value);
  }
}
