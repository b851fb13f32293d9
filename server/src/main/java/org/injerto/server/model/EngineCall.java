package org.injerto.server.model;

import java.util.List;
import org.injerto.server.http.Refusal;
import org.injerto.server.task.Task;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the engine answer a batch so that an item that it cannot answer harms no other. */
final class EngineCall<P, O> {
  private static final Logger LOG = LoggerFactory.getLogger(EngineCall.class);

  private final Task<P, O> task;
  private final EngineHealth health;

  EngineCall(Task<P, O> task, EngineHealth health) {
    this.task = task;
    this.health = health;
  }

  /** Settles every item; a batch that fails is asked again in halves, down to single items. */
  void answer(List<Item<P, O>> items) {
    if (items.isEmpty()) {
      return;
    }
    List<O> answers;
    try {
      answers = task.pipeline().answer(items.stream().map(Item::prepared).toList());
    } catch (RuntimeException failure) {
      split(items, failure);
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      settle(items.get(i), outcome(answers.get(i)));
    }
  }

  private void settle(Item<P, O> item, Outcome<O> outcome) {
    health.answered(outcome instanceof Outcome.Answered);
    item.settle(outcome);
  }

  private Outcome<O> outcome(O answer) {
    return task.isFinite(answer)
        ? new Outcome.Answered<>(answer)
        : refused(Refusal.of(500, Message.of(EngineCall.class, "answer.not.finite")));
  }

  private void split(List<Item<P, O>> items, RuntimeException failure) {
    int half = items.size() / 2;
    if (half == 0) {
      settle(items.get(0), refused(reason(failure)));
      return;
    }
    answer(items.subList(0, half));
    answer(items.subList(half, items.size()));
  }

  private static Refusal reason(RuntimeException failure) {
    if (failure instanceof InvalidInputException invalid) {
      return Refusal.of(invalid);
    }
    LOG.error("the engine failed", failure);
    return Refusal.of(500, Message.of(EngineCall.class, "engine.failed"));
  }

  private static <O> Outcome<O> refused(Refusal reason) {
    return new Outcome.Refused<>(reason);
  }
}
