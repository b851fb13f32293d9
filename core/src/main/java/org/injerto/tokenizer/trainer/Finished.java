package org.injerto.tokenizer.trainer;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that another thread does, once it is done. */
final class Finished {
  private Finished() {}

  /**
   * What came of it; what it threw is thrown here.
   *
   * @throws CancellationException if this thread is interrupted while it waits
   */
  static <T> T result(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the thread was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e);
    }
  }
}
