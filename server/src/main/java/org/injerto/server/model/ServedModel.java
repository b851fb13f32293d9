package org.injerto.server.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Work;
import org.injerto.server.task.Task;

/**
 * A model that is ready to answer.
 *
 * @param <P> what it is asked, made ready for its engine
 * @param <O> its answer
 */
public final class ServedModel<P, O> {
  private final OpenedModel<P, O> model;
  private final Batcher<P, O> batcher;

  ServedModel(OpenedModel<P, O> model, BatchingConfig config, BatchObserver observer) {
    this.model = model;
    this.batcher = new Batcher<>(model.info().name(), model.task(), config, observer);
  }

  /** Which model it is. */
  public ModelInfo info() {
    return model.info();
  }

  /** What it does. */
  public Task<P, O> task() {
    return model.task();
  }

  /**
   * Answers the items of a request, together with those of other requests.
   *
   * @param items as the pipeline of the task makes them ready
   * @return done once every item has its outcome
   * @throws RefusedException with status 429 if so many do not fit into the queue
   */
  public CompletableFuture<Answers<O>> answer(List<P> items, Deadline deadline) {
    int pieces = items.stream().mapToInt(task().pipeline()::pieces).sum();
    Work work = new Work(info().name(), info().version(), items.size(), pieces);
    return batcher.submit(items, deadline).thenApply(outcomes -> new Answers<>(outcomes, work));
  }

  /** Asks the engine something harmless, however long the queue is. */
  CompletableFuture<Outcome<O>> probe() {
    return batcher.probe(task().probe());
  }

  /** How many items wait for the engine. */
  public int waiting() {
    return batcher.waiting();
  }

  /** Has what waits answered, then lets go of the engine. */
  void close() {
    batcher.close();
    task().pipeline().close();
  }
}
