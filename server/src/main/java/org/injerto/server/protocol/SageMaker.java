package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.injerto.server.http.Endpoint;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.ModelRegistry;
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
  private static final Pattern PLATFORM =
      Pattern.compile("/(invocations|execution-parameters|models)(/.*)?");
  private static final Pattern ONE_MODEL = Pattern.compile("/models/[^/]+");

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
    routes.add(Route.of("POST", "/invocations", withAttributes(invoker::invoke)));
    routes.add(Route.of("GET", "/execution-parameters", request -> done(executionParameters())));
    loaded.ifPresent(
        models -> {
          routes.add(Route.of("GET", "/models", models::list));
          routes.add(Route.of("POST", "/models", models::load));
          routes.add(Route.of("GET", "/models/{model}", models::describe));
          routes.add(Route.of("DELETE", "/models/{model}", models::unload));
          routes.add(Route.of("POST", "/models/{model}/invoke", withAttributes(this::invoke)));
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

  /** Whether a request is one of the platform, also if it has no route. */
  static boolean isMeant(Request request) {
    String path = request.target().path();
    boolean ofHuggingFace = request.method().equals("POST") && ONE_MODEL.matcher(path).matches();
    return PLATFORM.matcher(path).matches() && !ofHuggingFace;
  }

  static CompletionStage<Response> done(Response response) {
    return CompletableFuture.completedFuture(response);
  }
}
