package org.injerto.checkpoint.pickle;

import java.util.HashMap;
import java.util.Map;

/** The instructions that are followed. Those that import or make anything else are not here. */
final class Opcodes {
  static final int STOP = '.';
  static final Map<Integer, Operation> TABLE;

  static {
    Map<Integer, Operation> table = new HashMap<>();
    table.putAll(StackOpcodes.TABLE);
    table.putAll(LeafOpcodes.TABLE);
    table.putAll(ContainerOpcodes.TABLE);
    table.putAll(ObjectOpcodes.TABLE);
    TABLE = Map.copyOf(table);
  }

  private Opcodes() {}
}
