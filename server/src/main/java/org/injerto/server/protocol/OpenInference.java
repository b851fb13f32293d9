package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.Selector;
import org.injerto.server.model.ServedModel;
import org.injerto.server.task.Tensor;
import org.injerto.server.task.TensorKind;

/**
 * Version 2 of the Open Inference Protocol over HTTP: models as functions of tensors.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>
 */
final class OpenInference {
  private static final String MODEL = "model";
  private static final String VERSION = "version";
  private static final String NAME = "name";
  private static final String SHAPE = "shape";
  private static final String TYPE = "datatype";
  private static final String OF_MODEL = "/v2/models/{model}";
  private static final String OF_VERSION = OF_MODEL + "/versions/{version}";

  private final ModelRegistry models;
  private final Health health;
  private final String serverVersion;
  private final Optional<ModelControl> control;

  /**
   * @param control loads and unloads models, if that is allowed
   */
  OpenInference(
      ModelRegistry models, Health health, String version, Optional<ModelControl> control) {
    this.models = models;
    this.health = health;
    this.serverVersion = version;
    this.control = control;
  }

  /** Whether a request is one of the protocol, also if it has no route. */
  static boolean isMeant(Request request) {
    return request.target().path().startsWith("/v2/");
  }

  List<Route> routes() {
    return Stream.concat(fixed(), control.stream().flatMap(OpenInference::changing)).toList();
  }

  /** Changes which models there are. */
  private static Stream<Route> changing(ModelControl control) {
    String template = "/v2/repository/models/{model}/";
    return Stream.of(
        Route.of("POST", template + "load", request -> empty(control.reload(name(request)))),
        Route.of("POST", template + "unload", request -> empty(control.unload(name(request)))));
  }

  private static CompletionStage<Response> empty(CompletionStage<Void> change) {
    return change.thenApply(changed -> Response.json(200, "{}"));
  }

  private static String name(Request request) {
    return request.target().variable(MODEL);
  }

  private Stream<Route> fixed() {
    return Stream.of(
        Route.withToken("GET", "/v2", request -> done(about())),
        Route.open(
            "GET", "/v2/health/live", request -> done(Response.json(200, "{\"live\":true}"))),
        Route.open("GET", "/v2/health/ready", this::ready),
        Route.of("GET", OF_MODEL, request -> use(request, this::metadata)),
        Route.of("GET", OF_VERSION, request -> use(request, this::metadata)),
        Route.of("GET", OF_MODEL + "/ready", request -> use(request, OpenInference::modelReady)),
        Route.of("GET", OF_VERSION + "/ready", request -> use(request, OpenInference::modelReady)),
        Route.of("POST", OF_MODEL + "/infer", this::infer),
        Route.of("POST", OF_VERSION + "/infer", this::infer),
        Route.of("POST", "/v2/repository/index", request -> done(index())));
  }

  private Response about() {
    ObjectNode json = object().put(NAME, "injerto").put(VERSION, serverVersion);
    ArrayNode extensions = json.putArray("extensions");
    control.ifPresent(changing -> extensions.add("model_repository"));
    return Response.json(200, Json.write(json));
  }

  private CompletionStage<Response> ready(Request request) {
    return health
        .obstacle()
        .thenApply(
            obstacle ->
                Response.json(
                    obstacle.isPresent() ? 503 : 200, "{\"ready\":" + obstacle.isEmpty() + "}"));
  }

  private Response index() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (String name : models.names()) {
      for (ModelInfo info : models.versions(name)) {
        all.addObject()
            .put(NAME, name)
            .put(VERSION, info.version())
            .put("state", "READY")
            .put("reason", "");
      }
    }
    return Response.json(200, Json.write(all));
  }

  /** Has the model of a path do something. */
  private CompletionStage<Response> use(
      Request request, Function<ServedModel<?, ?>, Response> answer) {
    return models.use(name(request), selector(request), model -> done(answer.apply(model)));
  }

  private static Selector selector(Request request) {
    Selector selector = Selector.of(request);
    return Optional.ofNullable(request.target().variables().get(VERSION))
        .map(selector::withVersion)
        .orElse(selector);
  }

  private static Response modelReady(ServedModel<?, ?> model) {
    ObjectNode json = object().put(NAME, model.info().name()).put("ready", true);
    return Response.json(200, Json.write(json));
  }

  private Response metadata(ServedModel<?, ?> model) {
    ObjectNode json = object().put(NAME, model.info().name());
    ArrayNode versions = json.putArray("versions");
    models.versions(model.info().name()).forEach(info -> versions.add(info.version()));
    json.put("platform", "injerto");
    json.set("inputs", kinds(model.task().signature().inputs()));
    json.set("outputs", kinds(model.task().signature().outputs()));
    return Response.json(200, Json.write(json));
  }

  private static ArrayNode kinds(List<TensorKind> kinds) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (TensorKind kind : kinds) {
      ObjectNode json = all.addObject().put(NAME, kind.name()).put(TYPE, kind.type().name());
      kind.shape().forEach(json.putArray(SHAPE)::add);
    }
    return all;
  }

  private CompletionStage<Response> infer(Request request) {
    InferenceRequest asked = InferenceRequestReader.read(ContentType.json(request));
    return models.use(name(request), selector(request), model -> infer(model, asked, request));
  }

  private static <P, O> CompletionStage<Response> infer(
      ServedModel<P, O> model, InferenceRequest asked, Request request) {
    Inference<P, O> inference = Inference.of(model.task(), asked);
    return Portions.answer(model, inference.items(), request.context().client())
        .thenApply(
            answers -> {
              List<Tensor> tensors = inference.tensors(answers.outcomes(), asked.outputs());
              String id = asked.id().orElse(request.context().id());
              String json =
                  Json.write(new InferenceResponse(asked, tensors).json(model.info(), id));
              return Response.json(200, json).with(answers.work());
            });
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static CompletionStage<Response> done(Response response) {
    return CompletableFuture.completedFuture(response);
  }
}
