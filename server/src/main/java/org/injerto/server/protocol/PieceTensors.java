package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.server.task.DataType;
import org.injerto.server.task.PieceCall;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/** Texts that come as pieces, padded to one length. */
final class PieceTensors {
  static final String PIECES = "input_ids";
  static final String MASK = "attention_mask";

  private final PieceCall<?, ?> call;
  private final List<Message> problems;

  private PieceTensors(PieceCall<?, ?> call, List<Message> problems) {
    this.call = call;
    this.problems = problems;
  }

  /** Whether a request has pieces. */
  static boolean isMeant(InferenceRequest request) {
    return request.inputs().stream().anyMatch(input -> input.name().equals(PIECES));
  }

  /**
   * Makes a request ready.
   *
   * @param problems what is wrong already
   * @throws org.injerto.text.InvalidInputException with all that is wrong
   */
  static <P, O> Inference<P, O> inference(
      PieceCall<P, O> call, InferenceRequest request, List<Message> problems) {
    PieceTensors tensors = new PieceTensors(call, problems);
    List<int[]> rows = tensors.rows(request.inputs());
    Inference.require(problems);
    return new Inference<>(rows.stream().map(call::prepare).toList(), call::tensors);
  }

  private List<int[]> rows(List<InputTensor> inputs) {
    Optional<InputTensor> pieces = Optional.empty();
    Optional<InputTensor> mask = Optional.empty();
    for (InputTensor input : inputs) {
      if (input.form().type() != DataType.INT64 || input.form().shape().size() != 2) {
        problems.add(problem("pieces.form", Printable.text(input.name())));
      } else if (input.name().equals(PIECES)) {
        pieces = Optional.of(input);
      } else if (input.name().equals(MASK)) {
        mask = Optional.of(input);
      } else {
        problems.add(problem("tensor.unknown", Printable.text(input.name()), PIECES + ", " + MASK));
      }
    }
    return pieces.isPresent() ? rows(pieces.get(), mask) : List.of();
  }

  private List<int[]> rows(InputTensor pieces, Optional<InputTensor> mask) {
    if (mask.isPresent() && !mask.get().form().equals(pieces.form())) {
      problems.add(problem("pieces.mask.shape", MASK, PIECES));
      return List.of();
    } else if (pieces.data().isEmpty()) {
      problems.add(problem("pieces.none", PIECES));
      return List.of();
    }
    Questions.requireFew(pieces.rows());
    int length = Math.toIntExact(pieces.form().shape().get(1));
    List<int[]> rows = new ArrayList<>();
    for (int from = 0; from < pieces.data().size(); from += length) {
      int row = rows.size();
      int to = from + length;
      int start = from;
      int kept = mask.map(all -> ones(all.data().subList(start, to), row)).orElse(length);
      rows.add(row(pieces.data().subList(from, from + kept), row));
    }
    return rows;
  }

  /** How many pieces count: padding may only stand behind them. */
  private int ones(List<JsonNode> mask, int row) {
    int ones = 0;
    while (ones < mask.size() && mask.get(ones).asLong() == 1) {
      ones++;
    }
    if (mask.subList(ones, mask.size()).stream().anyMatch(one -> one.asLong() != 0)) {
      problems.add(problem("pieces.mask", MASK, row));
    }
    return ones;
  }

  private int[] row(List<JsonNode> ids, int row) {
    int most = call.reader().maxLength();
    if (ids.isEmpty() || ids.size() > most) {
      problems.add(problem("pieces.length", PIECES, row, most, ids.size()));
    }
    int pieces = call.reader().tokenizer().vocabulary().size();
    for (JsonNode id : ids) {
      if (!id.canConvertToInt() || id.intValue() < 0 || id.intValue() >= pieces) {
        problems.add(problem("pieces.id", PIECES, row, pieces - 1, id));
        break; // the others are likely wrong in the same way
      }
    }
    return ids.stream().mapToInt(JsonNode::intValue).toArray();
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(PieceTensors.class, key, arguments);
  }
}
