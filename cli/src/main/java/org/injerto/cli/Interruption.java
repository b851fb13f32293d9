package org.injerto.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C and SIGTERM. Work that listens finds out between two steps that it is to stop, keeps what
 * is resumable and ends in its own time; anything else ends at once.
 */
final class Interruption {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch requested = new CountDownLatch(1);
  private volatile boolean heard;
  private volatile ExitCode code = ExitCode.INTERRUPTED;

  /** Hears the signals of this process from now on; {@link #exit} is then the way out. */
  static Interruption ofThisProcess() {
    Interruption interruption = new Interruption();
    Thread hook = new Thread(interruption::whenTheJvmEnds, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  /** Says that until the result is closed, work runs that looks at it between two steps. */
  Listening listen() {
    heard = true;
    return new Listening();
  }

  /** Ends the process. */
  void exit(ExitCode how) {
    code = how;
    ended.countDown();
    System.exit(how.number());
  }

  /** A signal has the JVM run this while the work goes on; {@link #exit} does after the work. */
  private void whenTheJvmEnds() {
    boolean ordinaryEnd = ended.getCount() == 0;
    if (ordinaryEnd) {
      return;
    }
    // Asked before the request: the work may hear it, stop and be past its listening at once.
    boolean workWillEndByItself = heard;
    requested.countDown();
    if (workWillEndByItself) {
      awaitTheEnd();
    }
    // The JVM alone would say 143 after SIGTERM, whatever the work has done since.
    Runtime.getRuntime().halt(code.number());
  }

  private void awaitTheEnd() {
    try {
      ended.await();
    } catch (InterruptedException nobodyInterruptsThisThread) {
      throw new AssertionError(nobodyInterruptsThisThread);
    }
  }

  /** Work that can be stopped, while it runs. */
  final class Listening implements AutoCloseable {
    /** Whether the work is to stop as soon as it can. */
    boolean requested() {
      return requested.getCount() == 0;
    }

    /** Waits until it is. */
    void awaitRequest() {
      try {
        requested.await();
      } catch (InterruptedException nobodyInterruptsThisThread) {
        throw new AssertionError(nobodyInterruptsThisThread);
      }
    }

    @Override
    public void close() {
      heard = false;
    }
  }
}
