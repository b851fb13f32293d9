package org.injerto.checkpoint.pickle;

import java.io.IOException;

/** What one instruction does. */
@FunctionalInterface
interface Operation {
  void run(PickleMachine machine) throws IOException;
}
