package org.injerto.checkpoint.pickle;

import java.io.IOException;
import java.util.Map;

/** Instructions about the pickle itself: its protocol, the stack and what is kept for later. */
final class StackOpcodes {
  static final Map<Integer, Operation> TABLE =
      Map.ofEntries(
          Map.entry(0x80, StackOpcodes::protocol),
          Map.entry(0x95, StackOpcodes::frame),
          Map.entry((int) '(', machine -> machine.stack().mark()),
          Map.entry((int) '0', machine -> machine.stack().pop()),
          Map.entry((int) '1', machine -> machine.stack().popToMark()),
          Map.entry((int) '2', machine -> machine.stack().push(machine.stack().top())),
          Map.entry((int) 'q', machine -> machine.keep(machine.input().unsigned8())),
          Map.entry((int) 'r', machine -> machine.keep(machine.input().signed32())),
          Map.entry(0x94, PickleMachine::memoize),
          Map.entry((int) 'h', machine -> machine.recall(machine.input().unsigned8())),
          Map.entry((int) 'j', machine -> machine.recall(machine.input().signed32())));

  private StackOpcodes() {}

  private static void protocol(PickleMachine machine) throws IOException {
    int protocol = machine.input().unsigned8();
    if (protocol > PickleLimits.NEWEST_PROTOCOL) {
      throw machine.input().refuse("pickle.protocol", protocol, PickleLimits.NEWEST_PROTOCOL);
    }
  }

  /** A frame only says how much to read at once. */
  private static void frame(PickleMachine machine) throws IOException {
    long length = machine.input().signed64();
    if (length < 0 || length > machine.input().remaining()) {
      throw machine
          .input()
          .refuse("pickle.frame", Long.toUnsignedString(length), machine.input().remaining());
    }
  }
}
