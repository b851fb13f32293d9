package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.injerto.server.http.Endpoint;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.ModelRegistry;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The contract of a hosting container of Amazon SageMaker, but for {@code /ping}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html">Use
 *     your own inference code with hosting services</a>
 */
final class SageMaker {
  /** The header that goes through the container unchanged. */
  static final String ATTRIBUTES = "X-Amzn-SageMaker-Custom-Attributes";

  private static final int LONGEST_ATTRIBUTES = 1024;

  private final SageMakerSettings settings;
  private final Invoker invoker;
  private final Optional<SageMakerModels> loaded;

  /**
   * @param control loads and unloads models, if that is allowed
   */
  SageMaker(ModelRegistry models, SageMakerSettings settings, Optional<ModelControl> control) {
    this.settings = settings;
    this.invoker = new Invoker(models, Invoker.usual(Optional.of(settings.usualType())));
    this.loaded = control.map(changing -> new SageMakerModels(models, changing));
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.of("POST", "/invocations", inForm(withAttributes(invoker::invoke))));
    routes.add(Route.of("GET", "/execution-parameters", request -> done(executionParameters())));
    loaded.ifPresent(
        models -> {
          routes.add(Route.of("GET", "/models", inForm(models::list)));
          routes.add(Route.of("POST", "/models", inForm(models::load)));
          routes.add(Route.of("GET", "/models/{model}", inForm(models::describe)));
          routes.add(Route.of("DELETE", "/models/{model}", inForm(models::unload)));
          routes.add(
              Route.of("POST", "/models/{model}/invoke", inForm(withAttributes(this::invoke))));
        });
    return routes;
  }

  private CompletionStage<Response> invoke(Request request) {
    return invoker.invoke(request, request.target().variable("model"));
  }

  private Response executionParameters() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("MaxConcurrentTransforms", settings.batch().transforms())
            .put("BatchStrategy", settings.batch().strategy())
            .put("MaxPayloadInMB", settings.batch().payload());
    return Response.json(200, Json.write(json));
  }

  private static Endpoint withAttributes(Endpoint endpoint) {
    return request -> {
      Optional<String> attributes = request.header(ATTRIBUTES);
      attributes.ifPresent(SageMaker::requireVisible);
      return endpoint
          .answer(request)
          .thenApply(
              response ->
                  attributes.map(value -> response.with(ATTRIBUTES, value)).orElse(response));
    };
  }

  private static void requireVisible(String attributes) {
    boolean visible = attributes.chars().allMatch(character -> character >= ' ' && character < 127);
    if (!visible || attributes.length() > LONGEST_ATTRIBUTES) {
      throw new RefusedException(
          Refusal.of(
              400,
              Message.of(
                  SageMaker.class,
                  "attributes.wrong",
                  ATTRIBUTES,
                  LONGEST_ATTRIBUTES,
                  attributes.length())));
    }
  }

  /** Answers what is refused in the form of the multi-model server. */
  static Endpoint inForm(Endpoint endpoint) {
    return request -> {
      CompletionStage<Response> answer;
      try {
        answer = endpoint.answer(request);
      } catch (RefusedException | InvalidInputException failure) {
        answer = CompletableFuture.failedFuture(failure);
      }
      return answer.exceptionally(failure -> inForm(failure, request));
    };
  }

  private static Response inForm(Throwable failure, Request request) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof RefusedException refused) {
      return ModelServerErrors.response(refused.refusal(), request.context().language());
    } else if (cause instanceof InvalidInputException invalid) {
      return ModelServerErrors.response(Refusal.of(invalid), request.context().language());
    }
    throw new CompletionException(cause);
  }

  static CompletionStage<Response> done(Response response) {
    return CompletableFuture.completedFuture(response);
  }
}
