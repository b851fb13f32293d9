package org.injerto.server.protocol;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.injerto.server.http.Body;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.Selector;
import org.injerto.server.model.ServedModel;
import org.injerto.server.task.TensorKind;
import org.injerto.text.Message;

/** Puts the questions of a body to a model. */
final class Invoker {
  private final ModelRegistry models;
  private final Format usual;

  /**
   * @param usual the format of answers for clients that take any
   */
  Invoker(ModelRegistry models, Format usual) {
    this.models = models;
    this.usual = usual;
  }

  /**
   * Has the only model answer.
   *
   * @throws RefusedException with status 400 if there are several, with status 503 if there is none
   */
  CompletionStage<Response> invoke(Request request) {
    List<String> names = models.names();
    if (names.size() == 1) {
      return invoke(request, names.get(0));
    }
    throw new RefusedException(
        names.isEmpty()
            ? Refusal.of(503, Message.of(Invoker.class, "model.none"))
            : Refusal.of(
                400,
                Message.of(
                    Invoker.class, "model.several", names.get(0), String.join(", ", names))));
  }

  /** Has a model answer, the one of that name. */
  CompletionStage<Response> invoke(Request request, String name) {
    ContentType type = ContentType.of(request.header(Response.CONTENT_TYPE));
    Format format = Acceptable.choose(request.header("Accept"), usual);
    return models.use(
        name, Selector.of(request), model -> invoke(model, new Exchange(request, type, format)));
  }

  /**
   * A request and the formats of its body and of the answer.
   *
   * @param type of the body
   * @param format of the answer
   */
  private record Exchange(Request request, ContentType type, Format format) {}

  private static <P, O> CompletionStage<Response> invoke(
      ServedModel<P, O> model, Exchange exchange) {
    List<String> fields = model.task().signature().inputs().stream().map(TensorKind::name).toList();
    Questions questions = Questions.read(exchange.type, exchange.request.body(), fields);
    Invocation<P, O> invocation = Invocation.of(model.task(), questions);
    return Portions.answer(model, invocation.inputs(), exchange.request.context().client())
        .thenApply(
            answers -> {
              Replies replies =
                  invocation.replies(answers.outcomes(), exchange.request.context().language());
              return response(exchange.format, replies, model.task().columns())
                  .with(answers.work());
            });
  }

  private static Response response(Format format, Replies replies, List<String> columns) {
    return Response.of(200, format.type(), Body.of(replies.in(format, columns)));
  }

  /** A format by the name of its type; JSON for any other name. */
  static Format usual(Optional<String> type) {
    return type.flatMap(Format::named).orElse(Format.JSON);
  }
}
