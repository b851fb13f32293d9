package org.injerto.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Requests of which some are on their way at the same time. */
final class AtOnce {
  private static final int THREADS = 4;

  private AtOnce() {}

  /**
   * The results in the order of the tasks. The first failure ends the others, which keep what has
   * come.
   */
  static <T> List<T> all(List<? extends Callable<T>> tasks) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CompletionService<T> running = new ExecutorCompletionService<>(threads);
      List<Future<T>> begun = new ArrayList<>();
      for (Callable<T> task : tasks) {
        begun.add(running.submit(task));
      }
      for (int i = 0; i < begun.size(); i++) {
        running.take().get();
      }
      List<T> results = new ArrayList<>();
      for (Future<T> done : begun) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw rethrown(Objects.requireNonNull(failed.getCause()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      end(threads);
    }
  }

  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static IOException rethrown(Throwable failed) {
    if (failed instanceof IOException io) {
      return io;
    }
    if (failed instanceof RuntimeException wrong) {
      throw wrong;
    }
    throw (Error) failed;
  }
}
