package org.injerto.checkpoint.pickle;

import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.pickle.PickleValue.Other;

/** Instructions that make tuples, lists, dictionaries and sets, and fill them. */
final class ContainerOpcodes {
  static final Map<Integer, Operation> TABLE =
      Map.ofEntries(
          Map.entry((int) ')', machine -> tuple(machine, List.of())),
          Map.entry((int) 't', machine -> tuple(machine, machine.stack().popToMark())),
          Map.entry(0x85, machine -> tuple(machine, machine.stack().pop(1))),
          Map.entry(0x86, machine -> tuple(machine, machine.stack().pop(2))),
          Map.entry(0x87, machine -> tuple(machine, machine.stack().pop(3))),
          Map.entry((int) ']', machine -> list(machine, List.of())),
          Map.entry((int) 'l', machine -> list(machine, machine.stack().popToMark())),
          Map.entry((int) 'a', machine -> append(machine, machine.stack().pop(1))),
          Map.entry((int) 'e', machine -> append(machine, machine.stack().popToMark())),
          Map.entry((int) '}', machine -> machine.stack().push(new PickleDictionary())),
          Map.entry((int) 'd', ContainerOpcodes::filledDictionary),
          Map.entry((int) 's', machine -> put(machine, machine.stack().pop(2))),
          Map.entry((int) 'u', machine -> put(machine, machine.stack().popToMark())),
          Map.entry(0x8F, machine -> machine.stack().push(new Other("set"))),
          Map.entry(0x90, ContainerOpcodes::addToSet),
          Map.entry(0x91, ContainerOpcodes::frozenSet));

  private ContainerOpcodes() {}

  private static void tuple(PickleMachine machine, List<PickleValue> items) {
    machine.stack().push(PickleSequence.tuple(items));
  }

  private static void list(PickleMachine machine, List<PickleValue> items) {
    machine.stack().push(PickleSequence.list(items));
  }

  private static void append(PickleMachine machine, List<PickleValue> items) {
    if (machine.stack().top() instanceof PickleSequence list && list.isGrowing()) {
      list.addAll(items);
    } else {
      throw machine.input().refuse("pickle.append");
    }
  }

  private static void filledDictionary(PickleMachine machine) {
    List<PickleValue> keysAndValues = machine.stack().popToMark();
    machine.stack().push(new PickleDictionary());
    put(machine, keysAndValues);
  }

  private static void put(PickleMachine machine, List<PickleValue> keysAndValues) {
    if (!(machine.stack().top() instanceof PickleDictionary dictionary)
        || keysAndValues.size() % 2 != 0) {
      throw machine.input().refuse("pickle.put");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      dictionary.put(keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  /** What is in a set is of no use here. */
  private static void addToSet(PickleMachine machine) {
    machine.stack().popToMark();
    if (!new Other("set").equals(machine.stack().top())) {
      throw machine.input().refuse("pickle.append");
    }
  }

  private static void frozenSet(PickleMachine machine) {
    machine.stack().popToMark();
    machine.stack().push(new Other("frozenset"));
  }
}
