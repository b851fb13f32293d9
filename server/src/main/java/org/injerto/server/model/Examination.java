package org.injerto.server.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.injerto.text.Message;

/** Finds out whether an engine answers: from what it has just done, or by asking it something. */
final class Examination<O> {
  private static final Duration RECENTLY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(1); // SageMaker has that of 2 s

  /** An engine that has had one batch for longer does not get on. */
  static final Duration STALLED = Duration.ofSeconds(30);

  private final EngineHealth health;
  private final Duration stalled;
  private final Supplier<CompletableFuture<Outcome<O>>> probe;
  private final AtomicReference<CompletableFuture<Outcome<O>>> asked = new AtomicReference<>();

  Examination(
      EngineHealth health, Duration stalled, Supplier<CompletableFuture<Outcome<O>>> probe) {
    this.health = health;
    this.stalled = stalled;
    this.probe = probe;
  }

  /** Why the engine of that model does not answer; nothing if it does. */
  CompletableFuture<Optional<Message>> obstacle(String model) {
    if (health.isBroken()) {
      return CompletableFuture.completedFuture(
          Optional.of(Message.of(EngineHealth.class, "engine.broken", model)));
    }
    return health.answeredWithin(RECENTLY)
        ? CompletableFuture.completedFuture(Optional.empty())
        : ask();
  }

  /** An engine that is busy need not answer at once, as long as it gets on. */
  private CompletableFuture<Optional<Message>> ask() {
    return onlyOnce()
        .thenApply(Examination::obstacle)
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(late -> health.stalledFor(stalled));
  }

  /** Many may ask how the engine is; it is asked once at a time. */
  private CompletableFuture<Outcome<O>> onlyOnce() {
    return asked.updateAndGet(before -> before == null || before.isDone() ? probe.get() : before);
  }

  private static <O> Optional<Message> obstacle(Outcome<O> outcome) {
    return outcome instanceof Outcome.Refused<O> refused
        ? Optional.of(refused.reason().subject())
        : Optional.empty();
  }
}
