package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.injerto.server.task.Call;

/**
 * An answer that can be written.
 *
 * @param input what was asked
 * @param <O> an answer of the engine
 */
record Written<O>(Call<?, O> call, JsonNode input, O answer) {
  /** As it stands in a list of answers. */
  JsonNode inList() {
    return call.answer(answer);
  }

  /** As it stands by itself. */
  JsonNode alone() {
    return call.onlyAnswer(input, answer);
  }
}
