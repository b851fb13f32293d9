package org.injerto.server.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.injerto.pipeline.Pipeline;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Work;
import org.injerto.text.InvalidInputException;

/**
 * A model that is ready to answer.
 *
 * @param <I> what it is asked
 * @param <P> the same, made ready for its engine
 * @param <O> its answer
 */
public final class ServedModel<I, P, O> {
  private final OpenedModel<I, P, O> model;
  private final Batcher<P, O> batcher;

  ServedModel(OpenedModel<I, P, O> model, BatchingConfig config, BatchObserver observer) {
    this.model = model;
    this.batcher =
        new Batcher<>(model.info().name(), model.pipeline(), model.sound(), config, observer);
  }

  /** Which model it is. */
  public ModelInfo info() {
    return model.info();
  }

  /** Its steps, for what they tell of the model: labels, how texts are read. */
  public Pipeline<I, P, O> pipeline() {
    return model.pipeline();
  }

  /**
   * This model with the types of its task, if its pipeline is of that class.
   *
   * @param kind such as {@link org.injerto.pipeline.TextClassificationPipeline}
   */
  @SuppressWarnings("unchecked") // the class of the pipeline fixes the three types
  public <A, B, C, K extends Pipeline<A, B, C>> Optional<ServedModel<A, B, C>> as(Class<K> kind) {
    return kind.isInstance(pipeline())
        ? Optional.of((ServedModel<A, B, C>) this)
        : Optional.empty();
  }

  /**
   * Answers the items of a request. They are made ready in the thread that calls; the engine then
   * answers them together with those of other requests.
   *
   * @return done once every item has its outcome. An item that cannot be read is refused in its
   *     place and harms no other
   * @throws RefusedException with status 429 if so many do not fit into the queue
   */
  public CompletableFuture<Answers<O>> answer(List<I> items, Deadline deadline) {
    List<Optional<Refusal>> refusals = new ArrayList<>(items.size());
    List<P> prepared = new ArrayList<>(items.size());
    int pieces = 0;
    for (I item : items) {
      try {
        P one = pipeline().preprocess(item);
        pieces += pipeline().pieces(one);
        prepared.add(one);
        refusals.add(Optional.empty());
      } catch (InvalidInputException invalid) {
        refusals.add(Optional.of(Refusal.of(invalid)));
      }
    }
    Work work = new Work(info().name(), info().version(), items.size(), pieces);
    return batcher
        .submit(prepared, deadline)
        .thenApply(outcomes -> new Answers<>(inPlace(refusals, outcomes), work));
  }

  /** Asks the engine something harmless, however long the queue is. */
  CompletableFuture<Outcome<O>> probe() {
    return batcher.probe(pipeline().preprocess(model.probe()));
  }

  private static <O> List<Outcome<O>> inPlace(
      List<Optional<Refusal>> refusals, List<Outcome<O>> outcomes) {
    List<Outcome<O>> all = new ArrayList<>(refusals.size());
    int next = 0;
    for (Optional<Refusal> refusal : refusals) {
      all.add(refusal.isPresent() ? new Outcome.Refused<>(refusal.get()) : outcomes.get(next++));
    }
    return all;
  }

  /** How many items wait for the engine. */
  public int waiting() {
    return batcher.waiting();
  }

  /** Has what waits answered, then lets go of the engine. */
  void close() {
    batcher.close();
    pipeline().close();
  }
}
