package org.injerto.server.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.injerto.server.http.RefusedException;
import org.injerto.server.model.Outcome;
import org.injerto.server.task.Call;
import org.injerto.server.task.Checked;
import org.injerto.server.task.Parameters;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tensor;
import org.injerto.server.task.TensorKind;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/**
 * Tensors of one request, ready for a task.
 *
 * @param items the rows
 * @param outputs makes tensors of the answers to them
 * @param <P> a row that is ready for the engine
 * @param <O> an answer of the engine
 */
record Inference<P, O>(List<P> items, Function<List<O>, List<Tensor>> outputs) {
  /**
   * Makes a request ready.
   *
   * @throws InvalidInputException with all that is wrong: rows of tensors have no room for reasons
   */
  static <P, O> Inference<P, O> of(Task<P, O> task, InferenceRequest request) {
    List<Message> problems = new ArrayList<>();
    if (task.pieceCall().isPresent() && PieceTensors.isMeant(request)) {
      requireOutputs(task.pieceCall().get().outputs(), request.outputs(), problems);
      return PieceTensors.inference(task.pieceCall().get(), request, problems);
    }
    requireOutputs(task.signature().outputs(), request.outputs(), problems);
    Parameters parameters = Parameters.amongOthers(request.parameters());
    Call<P, O> call = task.call(parameters);
    problems.addAll(parameters.problems());
    List<TextTensors.Row> rows =
        new TextTensors(task.signature().inputs(), problems).rows(request.inputs());
    List<P> items = new ArrayList<>();
    for (TextTensors.Row row : rows) {
      Checked<P> item = call.prepare(row.input(), row.place());
      problems.addAll(item.problems());
      if (item instanceof Checked.Good<P> good) {
        items.add(good.value());
      }
    }
    require(problems);
    return new Inference<>(items, call::tensors);
  }

  private static void requireOutputs(
      List<TensorKind> kinds, List<String> wanted, List<Message> problems) {
    List<String> names = kinds.stream().map(TensorKind::name).toList();
    for (String name : wanted) {
      if (!names.contains(name)) {
        String shown = Printable.text(name);
        problems.add(
            NearestName.to(shown, names)
                .map(near -> Message.of(Inference.class, "output.unknown.nearest", shown, near))
                .orElseGet(
                    () ->
                        Message.of(
                            Inference.class, "output.unknown", shown, String.join(", ", names))));
      }
    }
  }

  static void require(List<Message> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(Message.of(Inference.class, "answers.none"), problems);
    }
  }

  /**
   * The tensors that are wanted.
   *
   * @param outcomes of the items
   * @param wanted names; all if there are none
   * @throws RefusedException with the first reason why an item has no answer
   */
  List<Tensor> tensors(List<Outcome<O>> outcomes, List<String> wanted) {
    List<O> answers = new ArrayList<>();
    for (Outcome<O> outcome : outcomes) {
      if (outcome instanceof Outcome.Answered<O> answered) {
        answers.add(answered.answer());
      } else {
        throw new RefusedException(((Outcome.Refused<O>) outcome).reason());
      }
    }
    List<Tensor> all = outputs.apply(answers);
    return wanted.isEmpty()
        ? all
        : wanted.stream()
            .flatMap(name -> all.stream().filter(tensor -> tensor.name().equals(name)))
            .toList();
  }
}
