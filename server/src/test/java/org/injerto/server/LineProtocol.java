package org.injerto.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.Answers;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.Outcome;
import org.injerto.server.model.Selector;
import org.injerto.server.model.ServedModel;
import org.injerto.server.task.Call;
import org.injerto.server.task.Checked;
import org.injerto.server.task.Parameters;

/** A protocol for tests: a text a line, and for each a label or what is wrong with it. */
final class LineProtocol implements Protocols {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public List<Route> routes(ModelRegistry models, Health health, List<Route> others) {
    return List.of(
        Route.of("POST", "/classify/{model}", request -> classify(models, request)),
        Route.of("POST", "/echo", LineProtocol::echo),
        Route.of(
            "GET",
            "/bug",
            request -> {
              throw new IllegalStateException("a bug with a secret in its message");
            }));
  }

  private static CompletionStage<Response> echo(Request request) {
    return CompletableFuture.completedFuture(Response.of(200, "text/plain", request.body()));
  }

  private static CompletionStage<Response> classify(ModelRegistry models, Request request) {
    List<String> texts = request.body().text().lines().toList();
    return models.use(
        request.target().variable("model"),
        Selector.of(request),
        model -> classify(model, texts, request));
  }

  private static <P, O> CompletionStage<Response> classify(
      ServedModel<P, O> model, List<String> texts, Request request) {
    Call<P, O> call = model.task().call(Parameters.none());
    List<P> prepared = new ArrayList<>();
    for (String text : texts) {
      if (call.prepare(TextNode.valueOf(text), "text") instanceof Checked.Good<P> good) {
        prepared.add(good.value());
      }
    }
    return model
        .answer(prepared, request.context().client())
        .thenApply(answers -> response(call, answers, request.context().language()));
  }

  private static <O> Response response(Call<?, O> call, Answers<O> answers, Locale language) {
    ArrayNode json = JSON.createArrayNode();
    for (Outcome<O> outcome : answers.outcomes()) {
      if (outcome instanceof Outcome.Answered<O> answered) {
        json.add(call.answer(answered.answer()).path("label"));
      } else if (outcome instanceof Outcome.Refused<O> refused) {
        json.add(refused.reason().in(language));
      }
    }
    return Response.json(200, json.toString())
        .with("X-Version", answers.work().version())
        .with(answers.work());
  }
}
