package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.model.ModelRegistry;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/** How the platform loads, lists and unloads the models of a multi-model endpoint. */
final class SageMakerModels {
  private static final int PAGE = 100;
  private static final String MODEL = "model";
  private static final String NAME_FIELD = "model_name";
  private static final String URL_FIELD = "url";

  private final ModelRegistry models;
  private final ModelControl control;

  SageMakerModels(ModelRegistry models, ModelControl control) {
    this.models = models;
    this.control = control;
  }

  CompletionStage<Response> load(Request request) {
    JsonNode json = Json.read(ContentType.json(request));
    List<Message> problems = new ArrayList<>();
    String name = text(json, NAME_FIELD, problems);
    String url = text(json, URL_FIELD, problems);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(Message.of(SageMakerModels.class, "load.subject"), problems);
    }
    return control.load(name, url).thenApply(loaded -> status("Model \"" + name + "\" loaded"));
  }

  private static String text(JsonNode json, String field, List<Message> problems) {
    JsonNode value = json.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      problems.add(InferenceRequestReader.wrong(SageMakerModels.class, field, "\"…\"", value));
    }
    return value.asText();
  }

  CompletionStage<Response> unload(Request request) {
    String name = request.target().variable(MODEL);
    return control.unload(name).thenApply(closed -> status("Model \"" + name + "\" unregistered"));
  }

  /** A page of names in alphabetical order; its token is the first name of the next. */
  CompletionStage<Response> list(Request request) {
    String from = request.target().parameter("next_page_token").orElse("");
    List<String> left =
        models.names().stream().filter(name -> name.compareTo(from) >= 0).sorted().toList();
    int size = Math.min(limit(request), left.size());
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    if (size < left.size()) {
      page.put("nextPageToken", left.get(size));
    }
    ArrayNode all = page.putArray("models");
    left.subList(0, size).forEach(name -> all.add(description(name)));
    return CompletableFuture.completedFuture(Response.json(200, Json.write(page)));
  }

  private static int limit(Request request) {
    Optional<String> said = request.target().parameter("limit");
    if (said.isEmpty()) {
      return PAGE;
    } else if (!said.get().matches("[1-9][0-9]{0,5}")) {
      throw new RefusedException(
          Refusal.of(
              400, Message.of(SageMakerModels.class, "list.limit", Printable.text(said.get()))));
    }
    return Integer.parseInt(said.get());
  }

  CompletionStage<Response> describe(Request request) {
    String name = request.target().variable(MODEL);
    models.versions(name); // refuses one that is not there
    return CompletableFuture.completedFuture(Response.json(200, Json.write(description(name))));
  }

  private ObjectNode description(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("modelName", name)
        .put("modelUrl", control.url(name));
  }

  private static Response status(String sentence) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", sentence);
    return Response.json(200, Json.write(json));
  }
}
