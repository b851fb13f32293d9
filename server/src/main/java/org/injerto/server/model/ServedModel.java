package org.injerto.server.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.injerto.server.http.Client;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Work;
import org.injerto.server.task.Task;
import org.injerto.text.Message;

/**
 * A model that is ready to answer.
 *
 * @param <P> what it is asked, made ready for its engine
 * @param <O> its answer
 */
public final class ServedModel<P, O> {
  private final OpenedModel<P, O> model;
  private final Executor executor;
  private final BatchObserver observer;
  private final Batcher<P, O> batcher;
  private final Examination<O> examination;

  ServedModel(OpenedModel<P, O> model, Workplace workplace) {
    this.model = model;
    this.executor = workplace.executor();
    this.observer = workplace.observer().opened(model.info(), this::waiting);
    EngineHealth health = new EngineHealth(workplace.config().threads());
    this.batcher = new Batcher<>(model, workplace.config(), health, observer);
    this.examination = new Examination<>(health, Examination.STALLED, this::probe);
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
   * @param client who waits for them; what it leaves behind in the queue is not computed
   * @return done once every item has its outcome
   * @throws RefusedException with status 429 if so many do not fit into the queue, with status 503
   *     if the engine is broken
   */
  public CompletableFuture<Answers<O>> answer(List<P> items, Client client) {
    if (batcher.isBroken()) {
      throw new RefusedException(
          Refusal.of(503, Message.of(EngineHealth.class, "engine.broken", info().name())));
    }
    int pieces = items.stream().mapToInt(task().pipeline()::pieces).sum();
    Work work = new Work(info().name(), info().version(), items.size(), pieces);
    return batcher
        .submit(items, client)
        .thenApplyAsync(outcomes -> new Answers<>(outcomes, work), executor);
  }

  /** Asks the engine something harmless, however long the queue is. */
  CompletableFuture<Outcome<O>> probe() {
    return batcher.probe(task().probe());
  }

  /** Why the engine does not answer, or nothing if it does; done in about a second at most. */
  CompletableFuture<Optional<Message>> obstacle() {
    return examination.obstacle(info().name());
  }

  /** How many items wait for the engine. */
  public int waiting() {
    return batcher.waiting();
  }

  /** Has what waits answered, then lets go of the engine. */
  void close() {
    batcher.close();
    task().pipeline().close();
    observer.close();
  }
}
