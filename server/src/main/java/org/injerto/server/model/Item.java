package org.injerto.server.model;

import org.injerto.server.http.Client;

/**
 * One text that waits for the engine.
 *
 * @param prepared its pieces
 * @param size how many they are
 * @param since when it began to wait, on the clock of {@link System#nanoTime}
 * @param client who waits for its answer
 * @param ticket the request that it belongs to
 * @param place its number among the items of that
 */
record Item<P, O>(P prepared, int size, long since, Client client, Ticket<O> ticket, int place) {
  void settle(Outcome<O> outcome) {
    ticket.settle(place, outcome);
  }

  boolean isSettled() {
    return ticket.isSettled(place);
  }
}
