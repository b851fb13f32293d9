package org.injerto.server.model;

import java.util.List;
import org.injerto.server.http.Work;

/**
 * What a model said to all items of a request.
 *
 * @param outcomes one an item, in their order
 * @param work for the log, to be put into the response
 */
public record Answers<O>(List<Outcome<O>> outcomes, Work work) {
  public Answers {
    outcomes = List.copyOf(outcomes);
  }
}
