package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Refusal;
import org.injerto.server.model.Outcome;
import org.injerto.server.protocol.Replies.Reply;
import org.injerto.server.task.Call;
import org.injerto.server.task.Checked;
import org.injerto.server.task.Parameters;
import org.injerto.server.task.Task;
import org.injerto.text.Message;

/**
 * The questions of one body, ready for a task.
 *
 * @param <P> an input that is ready for the engine
 * @param <O> an answer of the engine
 */
final class Invocation<P, O> {
  private final Questions questions;
  private final List<Ready<P, O>> ready;

  private Invocation(Questions questions, List<Ready<P, O>> ready) {
    this.questions = questions;
    this.ready = ready;
  }

  /** A question that was looked at: each input with what it was made into. */
  private record Ready<P, O>(Question question, Call<P, O> call, List<Checked<P>> inputs) {
    static <P, O> Ready<P, O> of(Question question, Task<P, O> task) {
      Parameters parameters = Parameters.of(question.parameters());
      Call<P, O> call = task.call(parameters);
      List<Message> wrong = parameters.problems();
      List<Checked<P>> inputs = new ArrayList<>();
      for (Question.Input input : question.inputs()) {
        Checked<P> prepared = input.value().then(json -> call.prepare(json, input.place()));
        inputs.add(wrong.isEmpty() ? prepared : bad(wrong, prepared.problems()));
      }
      return new Ready<>(question, call, inputs);
    }

    private static <P> Checked<P> bad(List<Message> first, List<Message> second) {
      return new Checked.Bad<>(Stream.concat(first.stream(), second.stream()).toList());
    }

    Reply reply(Iterator<Outcome<O>> outcomes) {
      List<Outcome<Written<?>>> items = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        Checked<JsonNode> input = question.inputs().get(i).value();
        if (inputs.get(i).problems().isEmpty() && input instanceof Checked.Good<JsonNode> good) {
          items.add(outcomes.next().map(answer -> new Written<>(call, good.value(), answer)));
        } else {
          items.add(new Outcome.Refused<>(refusal(inputs.get(i).problems())));
        }
      }
      return new Reply(items, question.list());
    }
  }

  private static Refusal refusal(List<Message> problems) {
    return problems.size() == 1
        ? Refusal.of(400, problems.get(0))
        : new Refusal(400, Message.of(Invocation.class, "input.wrong"), problems, Headers.NONE);
  }

  /** Looks at every question. */
  static <P, O> Invocation<P, O> of(Task<P, O> task, Questions questions) {
    return new Invocation<>(
        questions, questions.all().stream().map(question -> Ready.of(question, task)).toList());
  }

  /** Every input that can be answered. */
  List<P> inputs() {
    List<P> good = new ArrayList<>();
    for (Ready<P, O> question : ready) {
      for (Checked<P> input : question.inputs) {
        if (input instanceof Checked.Good<P> one) {
          good.add(one.value());
        }
      }
    }
    return good;
  }

  /**
   * The answers to the questions.
   *
   * @param outcomes of {@link #inputs}, in their order
   */
  Replies replies(List<Outcome<O>> outcomes, Locale language) {
    Iterator<Outcome<O>> next = outcomes.iterator();
    return new Replies(
        questions, ready.stream().map(question -> question.reply(next)).toList(), language);
  }
}
