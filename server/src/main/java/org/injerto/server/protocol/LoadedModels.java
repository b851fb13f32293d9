package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.ModelSource;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * Models that the platform loads and unloads while the server runs: those of a multi-model
 * endpoint. One is loaded at a time.
 */
final class LoadedModels implements AutoCloseable {
  private static final int PAGE = 100;
  private static final String MODEL = "model";

  private final ModelRegistry models;
  private final ModelsFolder folder;
  private final Map<String, String> urls = new ConcurrentHashMap<>(); // by name
  private final ExecutorService loader =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "model-loader"));

  LoadedModels(ModelRegistry models, Path folder) {
    this.models = models;
    this.folder = new ModelsFolder(folder);
  }

  CompletionStage<Response> load(Request request) {
    Wanted wanted = Wanted.of(request);
    return CompletableFuture.supplyAsync(() -> load(wanted), loader);
  }

  /**
   * A model to be loaded.
   *
   * @param name by which it will be asked for
   * @param url its folder
   */
  private record Wanted(String name, String url) {
    static Wanted of(Request request) {
      JsonNode json = Json.read(request.body().text());
      List<Message> problems = new ArrayList<>();
      Wanted wanted = new Wanted(text(json, "model_name", problems), text(json, "url", problems));
      if (!problems.isEmpty()) {
        throw new InvalidInputException(Message.of(LoadedModels.class, "load.subject"), problems);
      }
      return wanted;
    }

    private static String text(JsonNode json, String field, List<Message> problems) {
      JsonNode value = json.path(field);
      if (!value.isTextual() || value.textValue().isBlank()) {
        String found = value.isMissingNode() ? "" : Printable.text(value.toString());
        problems.add(Message.of(LoadedModels.class, "load.field", field, found));
      }
      return value.asText();
    }
  }

  private Response load(Wanted wanted) {
    if (models.names().contains(wanted.name)) {
      throw refused(409, "load.twice", wanted.name);
    }
    Path path = folder.resolve(wanted.url);
    try {
      models.load(wanted.name, List.of(ModelSource.only(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OutOfMemoryError full) {
      throw refused(507, "load.memory", wanted.name);
    }
    urls.put(wanted.name, wanted.url);
    return status("Model \"" + wanted.name + "\" loaded");
  }

  CompletionStage<Response> unload(Request request) {
    String name = request.target().variable(MODEL);
    return models
        .unload(name)
        .thenApply(
            closed -> {
              urls.remove(name);
              return status("Model \"" + name + "\" unregistered");
            });
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
    return SageMaker.done(Response.json(200, Json.write(page)));
  }

  private static int limit(Request request) {
    Optional<String> said = request.target().parameter("limit");
    if (said.isEmpty()) {
      return PAGE;
    } else if (!said.get().matches("[1-9][0-9]{0,5}")) {
      throw refused(400, "list.limit", Printable.text(said.get()));
    }
    return Integer.parseInt(said.get());
  }

  CompletionStage<Response> describe(Request request) {
    String name = request.target().variable(MODEL);
    models.versions(name); // refuses one that is not there
    return SageMaker.done(Response.json(200, Json.write(description(name))));
  }

  private ObjectNode description(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("modelName", name)
        .put("modelUrl", urls.getOrDefault(name, ""));
  }

  private static Response status(String sentence) {
    return Response.json(
        200, Json.write(JsonNodeFactory.instance.objectNode().put("status", sentence)));
  }

  private static RefusedException refused(int status, String key, String argument) {
    return new RefusedException(Refusal.of(status, Message.of(LoadedModels.class, key, argument)));
  }

  @Override
  public void close() {
    loader.shutdown();
  }
}
