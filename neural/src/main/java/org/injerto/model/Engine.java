package org.injerto.model;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * libtorch in this process, and the threads that use it.
 *
 * <p>Every operation runs on the thread that asks for it; work is shared out to threads by the
 * batch. Threads that share one operation, as libtorch's own do, wait for each other hundreds of
 * times an update, and on a busy machine each time for the slowest.
 */
public final class Engine implements AutoCloseable {
  private final int threads;
  private final ExecutorService workers;

  private Engine(int threads) {
    this.threads = threads;
    this.workers = Executors.newFixedThreadPool(threads, Engine::worker);
  }

  /**
   * Loads libtorch.
   *
   * @param threads that work at the same time, at least 1
   * @throws InvalidInputException if there is no libtorch for this platform
   */
  public static Engine start(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive; threads=" + threads);
    }
    requirePlatform();
    oneThreadAnOperation();
    return new Engine(threads);
  }

  /** How many threads work at the same time. */
  public int threads() {
    return threads;
  }

  /**
   * Does all of this at the same time, as far as there are threads, and waits for it.
   *
   * @return the results in the order of the work
   */
  public <T> List<T> together(List<? extends Callable<T>> work) {
    try {
      return workers.invokeAll(work).stream().map(Engine::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for workers", e);
    }
  }

  /**
   * What a function makes of each of these, at the same time, in their order; nothing gathers
   * gradients, and native memory that the function does not keep is freed.
   */
  public <S, T> List<T> map(List<S> items, Function<S, T> function) {
    return together(
        items.stream().<Callable<T>>map(item -> () -> withoutGradients(item, function)).toList());
  }

  /** The same for what is done and has no result. */
  public <S> void each(List<S> items, Consumer<S> action) {
    map(
        items,
        item -> {
          action.accept(item);
          return true;
        });
  }

  private static <S, T> T withoutGradients(S item, Function<S, T> function) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradients = new NoGradGuard()) {
      return function.apply(item);
    }
  }

  private static <T> T result(Future<T> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for workers", e);
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              torch.set_num_threads(1); // OpenMP keeps this setting for each thread
              work.run();
            },
            "engine");
    thread.setDaemon(true);
    return thread;
  }

  private static void oneThreadAnOperation() {
    torch.set_num_threads(1);
    // MKL takes its threads from the environment and stops the process when it is told here.
    if (!"mkl".equals(System.getProperty("org.bytedeco.openblas.load"))) {
      openblas.blas_set_num_threads(1);
    }
  }

  private static void requirePlatform() {
    String platform = Loader.getPlatform();
    if (Engine.class.getResource("/org/bytedeco/pytorch/" + platform + "/") == null) {
      throw new InvalidInputException(Message.of(Engine.class, "engine.platform", platform));
    }
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
