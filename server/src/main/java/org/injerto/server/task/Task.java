package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.injerto.pipeline.Pipeline;

/**
 * A task of one model: all that a server must know to offer it in any protocol. Safe for any number
 * of threads.
 *
 * @param <P> an input that is ready for the engine
 * @param <O> an answer of the engine
 */
public interface Task<P, O> {
  /** Its name at Hugging Face, such as {@code fill-mask}. */
  String name();

  /** What answers; whoever opened it closes it. */
  Pipeline<?, P, O> pipeline();

  /**
   * The task with the parameters of a request. It asks for every parameter that it knows, so that
   * {@code parameters} can name the others.
   */
  Call<P, O> call(Parameters parameters);

  /** Whether every number of an answer is one, rather than NaN or infinite. */
  boolean isFinite(O answer);

  /** Something harmless to ask, to see whether the engine answers: the example. */
  default P probe() {
    JsonNode input = description().example().path("inputs");
    if (call(Parameters.none()).prepare(input, "inputs") instanceof Checked.Good<P> good) {
      return good.value();
    }
    throw new IllegalStateException("the example of a task must be right; task=" + name());
  }

  /** How it looks to people and programs. */
  Description description();

  /** What a person must know of this model to ask it, such as its labels. */
  default ObjectNode facts() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The columns of an answer as a row. */
  List<String> columns();

  /** What goes in and out as tensors. */
  Signature signature();

  /** The task for texts that come as numbers of pieces, if it can be done with these. */
  default Optional<PieceCall<P, O>> pieceCall() {
    return Optional.empty();
  }

  /**
   * How a task looks.
   *
   * @param example a request in Spanish that every model of the task answers
   * @param parameters each parameter as a JSON schema, by name
   * @param answer the answer to one of several inputs as a JSON schema
   */
  record Description(ObjectNode example, ObjectNode parameters, ObjectNode answer) {}

  /**
   * Tensors by name.
   *
   * @param inputs each with as many rows as there are inputs
   * @param outputs in the order in which {@link Call#tensors} gives them
   */
  record Signature(List<TensorKind> inputs, List<TensorKind> outputs) {
    public Signature {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }
}
