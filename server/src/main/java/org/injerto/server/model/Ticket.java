package org.injerto.server.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The items of one request, which may be answered in several batches. */
final class Ticket<O> {
  private final AtomicReferenceArray<Outcome<O>> outcomes;
  private final AtomicInteger open;
  private final CompletableFuture<List<Outcome<O>>> all = new CompletableFuture<>();

  Ticket(int items) {
    this.outcomes = new AtomicReferenceArray<>(items);
    this.open = new AtomicInteger(items);
    if (items == 0) {
      all.complete(List.of());
    }
  }

  /** Done once every item is settled. */
  CompletableFuture<List<Outcome<O>>> all() {
    return all;
  }

  /** Whether it is known what became of an item. */
  boolean isSettled(int place) {
    return outcomes.get(place) != null;
  }

  /** Says what became of an item; the first word counts. */
  void settle(int place, Outcome<O> outcome) {
    if (outcomes.compareAndSet(place, null, outcome) && open.decrementAndGet() == 0) {
      List<Outcome<O>> settled = new ArrayList<>(outcomes.length());
      for (int i = 0; i < outcomes.length(); i++) {
        settled.add(outcomes.get(i));
      }
      all.complete(settled);
    }
  }
}
