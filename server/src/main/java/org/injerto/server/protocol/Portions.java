package org.injerto.server.protocol;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.injerto.pipeline.Pipeline;
import org.injerto.server.http.Client;
import org.injerto.server.http.Work;
import org.injerto.server.model.Answers;
import org.injerto.server.model.Outcome;
import org.injerto.server.model.ServedModel;

/**
 * Asks a model about thousands of texts without filling its queue: a portion of them is asked only
 * once the one before is answered, so that other requests get their turn.
 */
final class Portions {
  private static final int MOST_ITEMS = 256;
  private static final int MOST_PIECES = 16_384; // one text alone may have more

  private Portions() {}

  /** The answers to all items, in their order. */
  static <P, O> CompletionStage<Answers<O>> answer(
      ServedModel<P, O> model, List<P> items, Client client) {
    int size = first(model.task().pipeline(), items);
    CompletionStage<Answers<O>> first = model.answer(items.subList(0, size), client);
    return size == items.size()
        ? first
        : first.thenCompose(
            answers ->
                answer(model, items.subList(size, items.size()), client)
                    .thenApply(others -> together(answers, others)));
  }

  private static <P, O> int first(Pipeline<?, P, O> pipeline, List<P> items) {
    int size = 0;
    int pieces = 0;
    while (size < Math.min(items.size(), MOST_ITEMS)) {
      pieces += pipeline.pieces(items.get(size));
      if (size > 0 && pieces > MOST_PIECES) {
        return size;
      }
      size++;
    }
    return size;
  }

  private static <O> Answers<O> together(Answers<O> first, Answers<O> others) {
    Work done = first.work();
    Work more = others.work();
    List<Outcome<O>> outcomes =
        Stream.concat(first.outcomes().stream(), others.outcomes().stream()).toList();
    Work all =
        new Work(
            done.model(),
            done.version(),
            done.items() + more.items(),
            done.pieces() + more.pieces());
    return new Answers<>(outcomes, all);
  }
}
