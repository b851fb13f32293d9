package org.injerto.checkpoint.pickle;

import java.io.IOException;
import java.util.Map;
import org.injerto.checkpoint.pickle.PickleValue.Callable;
import org.injerto.checkpoint.pickle.PickleValue.Other;
import org.injerto.checkpoint.pickle.PickleValue.Text;

/** Instructions that would have Python import, call and fill: here only what is allowed by name. */
final class ObjectOpcodes {
  static final Map<Integer, Operation> TABLE =
      Map.of(
          (int) 'c',
          ObjectOpcodes::global,
          0x93,
          ObjectOpcodes::globalFromStack,
          (int) 'R',
          ObjectOpcodes::reduce,
          (int) 'b',
          ObjectOpcodes::build,
          (int) 'Q',
          ObjectOpcodes::persistent);

  private ObjectOpcodes() {}

  private static void global(PickleMachine machine) throws IOException {
    push(machine, machine.input().line(), machine.input().line());
  }

  private static void globalFromStack(PickleMachine machine) {
    PickleValue name = machine.stack().pop();
    PickleValue module = machine.stack().pop();
    if (!(module instanceof Text moduleText) || !(name instanceof Text nameText)) {
      throw machine.input().refuse("pickle.global.text");
    }
    push(machine, moduleText.text(), nameText.text());
  }

  private static void push(PickleMachine machine, String module, String name) {
    String full = module + "." + name;
    machine
        .stack()
        .push(
            AllowedGlobals.named(full)
                .orElseThrow(() -> machine.input().refuse("pickle.global", full)));
  }

  private static void reduce(PickleMachine machine) {
    PickleValue arguments = machine.stack().pop();
    if (machine.stack().pop() instanceof Callable callable
        && arguments instanceof PickleSequence tuple
        && !tuple.isGrowing()) {
      Arguments given = new Arguments(callable.name(), tuple.items(), machine.input());
      machine.stack().push(callable.construction().of(given));
    } else {
      throw machine.input().refuse("pickle.reduce");
    }
  }

  /** State beside the content of an ordered dictionary or of a scalar: of no use here. */
  private static void build(PickleMachine machine) {
    machine.stack().pop();
    PickleValue built = machine.stack().top();
    if (!(built instanceof PickleDictionary) && !(built instanceof Other)) {
      throw machine.input().refuse("pickle.build");
    }
  }

  private static void persistent(PickleMachine machine) {
    if (machine.stack().pop() instanceof PickleSequence tuple && !tuple.isGrowing()) {
      Arguments given = new Arguments("persistent_id", tuple.items(), machine.input());
      machine.refer(TensorConstructions.storage(given));
    } else {
      throw machine.input().refuse("pickle.persistent");
    }
  }
}
