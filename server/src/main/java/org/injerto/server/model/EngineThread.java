package org.injerto.server.model;

import java.util.List;
import org.injerto.server.http.Refusal;
import org.injerto.text.Message;

/** A thread that has the engine answer one batch after another. */
final class EngineThread<P, O> {
  private final String name;
  private final ItemQueue<P, O> queue;
  private final EngineCall<P, O> call;
  private final DrainRate rate;
  private final BatchObserver observer;

  EngineThread(
      String name,
      ItemQueue<P, O> queue,
      EngineCall<P, O> call,
      DrainRate rate,
      BatchObserver observer) {
    this.name = name;
    this.queue = queue;
    this.call = call;
    this.rate = rate;
    this.observer = observer;
  }

  Thread start() {
    Thread thread = new Thread(this::run, "engine-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void run() {
    try {
      List<Item<P, O>> batch = queue.take();
      while (!batch.isEmpty()) {
        answer(batch);
        batch = queue.take();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(List<Item<P, O>> batch) {
    try {
      List<Item<P, O>> inTime = inTime(batch);
      long begin = System.nanoTime();
      call.answer(inTime);
      report(inTime, begin, System.nanoTime());
    } finally {
      queue.done();
      batch.forEach(item -> item.settle(refused(500, "engine.failed"))); // an Error on its way
    }
  }

  /** What is still of use; the others are told so. */
  private List<Item<P, O>> inTime(List<Item<P, O>> batch) {
    batch.stream()
        .filter(item -> item.deadline().isOver())
        .forEach(item -> item.settle(refused(504, "deadline.over")));
    return batch.stream().filter(item -> !item.isSettled()).toList();
  }

  private Outcome<O> refused(int status, String key) {
    return new Outcome.Refused<>(Refusal.of(status, Message.of(EngineThread.class, key)));
  }

  private void report(List<Item<P, O>> items, long begin, long end) {
    if (!items.isEmpty()) {
      int pieces = items.stream().mapToInt(Item::size).sum();
      rate.add(pieces, end - begin);
      observer.batch(items.size(), pieces, begin - items.get(0).since(), end - begin);
    }
  }
}
