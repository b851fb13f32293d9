package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.ModelRegistry;
import org.injerto.text.Message;

/**
 * A description of the server for programs: every route, with schemas and examples of the tasks of
 * the models that are served just now.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1.0</a>
 */
final class OpenApi {
  private static final String TOKEN = "token";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final ModelRegistry models;
  private final String version;
  private final List<Route> others;

  /**
   * @param others all routes that are to be described besides its own
   */
  OpenApi(ModelRegistry models, String version, List<Route> others) {
    this.models = models;
    this.version = version;
    this.others = List.copyOf(others);
  }

  Route route() {
    return Route.withToken("GET", "/openapi.json", this::answer);
  }

  private CompletionStage<Response> answer(Request request) {
    JsonNode document = document(request.context().language());
    return CompletableFuture.completedFuture(Response.json(200, Json.write(document)));
  }

  private ObjectNode document(Locale language) {
    ServedTasks served = ServedTasks.of(models);
    OpenApiContents contents = new OpenApiContents(served);
    ObjectNode document = object().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Injerto")
        .put("version", version)
        .put("description", sentence("openapi.info", language));
    ObjectNode paths = document.putObject("paths");
    Stream.concat(others.stream(), Stream.of(route()))
        .forEach(
            route ->
                paths
                    .withObjectProperty(route.template())
                    .set(
                        route.method().toLowerCase(Locale.ROOT),
                        operation(route, contents, language)));
    ObjectNode components = document.putObject("components");
    components.set("schemas", contents.schemas());
    components
        .putObject("securitySchemes")
        .putObject(TOKEN)
        .put("type", "http")
        .put("scheme", "bearer");
    return document;
  }

  private static ObjectNode operation(Route route, OpenApiContents contents, Locale language) {
    String key = key(route);
    ObjectNode operation = object().put("operationId", key);
    operation.put("summary", sentence("openapi." + key, language));
    VARIABLE
        .matcher(route.template())
        .results()
        .forEach(
            found -> operation.withArrayProperty("parameters").add(contents.path(found.group(1))));
    if (route.admission() != Route.Admission.ALWAYS) { // not every server asks for one
      ArrayNode security = operation.putArray("security");
      security.addObject();
      security.addObject().putArray(TOKEN);
    }
    contents.request(route).ifPresent(body -> operation.set("requestBody", body));
    operation.set("responses", contents.responses(route, sentence("openapi.error", language)));
    return operation;
  }

  /** A route as a name: its method and the words of its template. */
  static String key(Route route) {
    String words = route.template().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", ".");
    String name = route.method().toLowerCase(Locale.ROOT) + words;
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static String sentence(String key, Locale language) {
    return Message.of(OpenApi.class, key).in(language);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
