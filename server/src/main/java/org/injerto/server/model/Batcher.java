package org.injerto.server.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.injerto.pipeline.Pipeline;
import org.injerto.server.http.Client;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.Message;

/**
 * Gathers the items of many requests into batches for the engine of one model.
 *
 * @param <P> an item made ready for the engine
 * @param <O> an answer
 */
final class Batcher<P, O> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4); // of SageMaker with a first ping

  private final Pipeline<?, P, O> pipeline;
  private final BatchingConfig config;
  private final EngineHealth health;
  private final BatchObserver observer;
  private final ItemQueue<P, O> queue;
  private final DrainRate rate = new DrainRate();
  private final List<Thread> threads;

  /** Starts the threads of an engine. */
  Batcher(
      OpenedModel<P, O> model, BatchingConfig config, EngineHealth health, BatchObserver observer) {
    this.pipeline = model.task().pipeline();
    this.config = config;
    this.health = health;
    this.observer = observer;
    this.queue = new ItemQueue<>(config);
    EngineCall<P, O> call = new EngineCall<>(model.task(), health);
    this.threads =
        IntStream.range(0, config.threads())
            .mapToObj(i -> new EngineThread<>(i, queue, call, health, rate, observer))
            .map(thread -> thread.start(model.info().name()))
            .toList();
  }

  /**
   * Has items answered.
   *
   * @param client who waits; what it leaves behind in the queue is not computed
   * @return done once every item has its outcome, in their order
   * @throws RefusedException with status 429 if so many do not fit into the queue
   */
  CompletableFuture<List<Outcome<O>>> submit(List<P> prepared, Client client) {
    Ticket<O> ticket = new Ticket<>(prepared.size());
    long now = System.nanoTime();
    List<Item<P, O>> items = new ArrayList<>(prepared.size());
    for (int i = 0; i < prepared.size(); i++) {
      P one = prepared.get(i);
      items.add(new Item<>(one, pipeline.pieces(one), now, client, ticket, i));
    }
    if (!items.isEmpty() && !queue.offer(items)) {
      throw new RefusedException(full(items.size()));
    }
    client.whenGone(() -> drop(ticket));
    return ticket.all();
  }

  /** Leaves out what still waits of a request that nobody wants answered. */
  private void drop(Ticket<O> ticket) {
    List<Item<P, O>> dropped = queue.remove(ticket);
    if (!dropped.isEmpty()) {
      dropped.forEach(item -> item.settle(new Outcome.Refused<>(Client.GONE)));
      observer.dropped(dropped.size());
    }
  }

  /** Has one item answered next, however long the queue is. */
  CompletableFuture<Outcome<O>> probe(P prepared) {
    Ticket<O> ticket = new Ticket<>(1);
    Client patient = new Client(Deadline.after(PATIENCE));
    int size = pipeline.pieces(prepared);
    queue.offerFirst(new Item<>(prepared, size, System.nanoTime(), patient, ticket, 0));
    return ticket.all().thenApply(outcomes -> outcomes.get(0));
  }

  private Refusal full(int items) {
    long seconds = rate.secondsFor(queue.pieces(), config.threads());
    Message reason = Message.of(Batcher.class, "queue.full", queue.items(), items, seconds);
    return Refusal.of(429, reason).with("Retry-After", String.valueOf(seconds));
  }

  /** Whether a thread of the engine has ended by an error of the machine. */
  boolean isBroken() {
    return health.isBroken();
  }

  /** How many items wait. */
  int waiting() {
    return queue.items();
  }

  /** Has what waits answered, then ends the threads. */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= joined(thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end of a thread, whoever is in a hurry: it uses native memory. */
  private static boolean joined(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }
}
