package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A task with the parameters of one request.
 *
 * @param <P> an input that is ready for the engine
 * @param <O> an answer of the engine
 */
public interface Call<P, O> {
  /**
   * Makes an input ready.
   *
   * @param input one of those in {@code inputs}
   * @param place its name in messages, such as {@code inputs[3]}
   */
  Checked<P> prepare(JsonNode input, String place);

  /** An answer as Hugging Face writes it in a list of answers. */
  JsonNode answer(O answer);

  /**
   * An answer as Hugging Face writes it if there is only one, without a list.
   *
   * @param input what was asked
   */
  default JsonNode onlyAnswer(JsonNode input, O answer) {
    return answer(answer);
  }

  /**
   * Answers as tensors with a row for each, in the order of {@link Task.Signature#outputs}.
   *
   * @param answers at least one
   * @throws org.injerto.text.InvalidInputException if they do not make rows of one length
   */
  List<Tensor> tensors(List<O> answers);
}
