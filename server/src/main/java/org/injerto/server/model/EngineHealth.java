package org.injerto.server.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.injerto.text.Message;

/** What the threads of an engine show of its state. */
final class EngineHealth {
  private static final long IDLE = Long.MIN_VALUE;

  private final AtomicLongArray runningSince; // of each thread
  private volatile long lastAnswer = System.nanoTime();
  private volatile boolean answers; // whether the last item got an answer
  private volatile boolean broken;

  EngineHealth(int threads) {
    this.runningSince = new AtomicLongArray(threads);
    IntStream.range(0, threads).forEach(this::ended);
  }

  /** A thread gives a batch to the engine. */
  void began(int thread) {
    runningSince.set(thread, System.nanoTime());
  }

  /** The engine is done with the batch of a thread. */
  void ended(int thread) {
    runningSince.set(thread, IDLE);
  }

  /** An item was answered, or not. */
  void answered(boolean well) {
    answers = well;
    if (well) {
      lastAnswer = System.nanoTime();
    }
  }

  /** A thread has ended by an error of the machine. */
  void broke() {
    broken = true;
  }

  boolean isBroken() {
    return broken;
  }

  /** Whether the last item was answered well, and that no longer ago. */
  boolean answeredWithin(Duration time) {
    return answers && System.nanoTime() - lastAnswer < time.toNanos();
  }

  /** What is wrong if a thread has had one batch for longer. */
  Optional<Message> stalledFor(Duration time) {
    long now = System.nanoTime();
    return IntStream.range(0, runningSince.length())
        .mapToLong(runningSince::get)
        .filter(since -> since != IDLE && now - since > time.toNanos())
        .mapToObj(since -> Duration.ofNanos(now - since).toSeconds())
        .map(seconds -> Message.of(EngineHealth.class, "engine.stalled", seconds))
        .findFirst();
  }
}
