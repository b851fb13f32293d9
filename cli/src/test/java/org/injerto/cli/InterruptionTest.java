package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.injerto.cli.ProgramProcess.Ended;
import org.junit.jupiter.api.Test;

/** Signals that reach a real process while it works. */
class InterruptionTest {
  @Test
  void workThatListensStopsInItsOwnTimeAndSaysHowToGoOn() throws Exception {
    assertEquals(new Ended(130, "", "--resume is missing"), terminated());
  }

  @Test
  void workThatDoesNotListenEndsAtOnce() throws Exception {
    assertEquals(new Ended(130, "", ""), terminated("--deaf"));
  }

  @Test
  void workThatIsDoneBeforeItCouldStopIsDone() throws Exception {
    assertEquals(new Ended(0, "finished\n", ""), terminated("--finishes"));
  }

  private static Ended terminated(String... options) throws Exception {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "work";
    arguments[1] = "--language=en";
    System.arraycopy(options, 0, arguments, 2, options.length);
    ProgramProcess process = ProgramProcess.start(LongWork.class, Map.of(), arguments);
    assertEquals("working", process.nextLine());
    process.terminate();
    return process.end();
  }
}
