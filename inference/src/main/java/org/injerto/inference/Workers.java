package org.injerto.inference;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Threads that do parts of one piece of work at the same time. */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  Workers(int threads) {
    this.threads = Executors.newFixedThreadPool(threads, Workers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "inference");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does something with each of these, and waits for all of it, even if a part fails: what a part
   * uses may be closed afterwards. One alone is done by the thread that asks: a server has threads
   * of its own.
   */
  <T> void each(List<T> items, Consumer<T> action) {
    if (items.size() == 1) {
      action.accept(items.get(0));
      return;
    }
    CompletableFuture<?>[] parts =
        items.stream()
            .map(item -> CompletableFuture.runAsync(() -> action.accept(item), threads))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(parts).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a worker failed", failed.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
