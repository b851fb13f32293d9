package org.injerto.server.model;

import java.util.function.Function;
import org.injerto.server.http.Refusal;

/**
 * What became of one item of a request.
 *
 * @param <O> an answer
 */
public sealed interface Outcome<O> {
  /** The model answered. */
  record Answered<O>(O answer) implements Outcome<O> {}

  /** There is no answer for this item, whatever became of the others. */
  record Refused<O>(Refusal reason) implements Outcome<O> {}

  /** The same with what is made of an answer. */
  default <R> Outcome<R> map(Function<O, R> change) {
    if (this instanceof Answered<O> answered) {
      return new Answered<>(change.apply(answered.answer));
    }
    return new Refused<>(((Refused<O>) this).reason);
  }
}
