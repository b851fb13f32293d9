package org.injerto.server.model;

import java.util.List;
import org.injerto.server.http.Refusal;
import org.injerto.text.Message;

/** A thread that has the engine answer one batch after another. */
final class EngineThread<P, O> {
  private final int number;
  private final ItemQueue<P, O> queue;
  private final EngineCall<P, O> call;
  private final EngineHealth health;
  private final DrainRate rate;
  private final BatchObserver observer;

  EngineThread(
      int number,
      ItemQueue<P, O> queue,
      EngineCall<P, O> call,
      EngineHealth health,
      DrainRate rate,
      BatchObserver observer) {
    this.number = number;
    this.queue = queue;
    this.call = call;
    this.health = health;
    this.rate = rate;
    this.observer = observer;
  }

  Thread start(String model) {
    Thread thread = new Thread(() -> run(model), "engine-" + model + "-" + number);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void run(String model) {
    boolean whole = false;
    try {
      List<Item<P, O>> batch = queue.take();
      while (!batch.isEmpty()) {
        answer(batch);
        batch = queue.take();
      }
      whole = true;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      if (!whole) {
        giveUp(model);
      }
    }
  }

  /** Leaves nobody waiting, since there may be no other thread. */
  private void giveUp(String model) {
    health.broke();
    Message reason = Message.of(EngineHealth.class, "engine.broken", model);
    queue.abandon().forEach(item -> item.settle(refused(503, reason)));
  }

  private void answer(List<Item<P, O>> batch) {
    try {
      List<Item<P, O>> inTime = inTime(batch);
      long begin = System.nanoTime();
      health.began(number);
      call.answer(inTime);
      report(inTime, begin, System.nanoTime());
    } finally {
      health.ended(number);
      queue.done();
      Outcome<O> failed = refused(500, message("engine.failed")); // if an Error is on its way
      batch.forEach(item -> item.settle(failed));
    }
  }

  /** What is still of use; the others are told so. */
  private List<Item<P, O>> inTime(List<Item<P, O>> batch) {
    batch.stream()
        .filter(item -> item.client().deadline().isOver())
        .forEach(item -> item.settle(refused(504, message("deadline.over"))));
    return batch.stream().filter(item -> !item.isSettled()).toList();
  }

  private Outcome<O> refused(int status, Message reason) {
    return new Outcome.Refused<>(Refusal.of(status, reason));
  }

  private static Message message(String key) {
    return Message.of(EngineThread.class, key);
  }

  private void report(List<Item<P, O>> items, long begin, long end) {
    if (!items.isEmpty()) {
      int pieces = items.stream().mapToInt(Item::size).sum();
      rate.add(pieces, end - begin);
      observer.batch(items.size(), pieces, begin - items.get(0).since(), end - begin);
    }
  }
}
