package org.injerto.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.injerto.server.http.Endpoint;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.ModelRegistry;

/**
 * The page on which people try the models that are served. It asks them as {@link
 * org.injerto.server.protocol.HuggingFace} has it, so that a server with the page must speak that
 * too.
 */
public final class Playground {
  private static final String PLACE = "/playground";
  private static final String PAGE = "index.html";
  private static final String STYLE = "page.css";
  private static final String PICTURE = "icon.svg";
  private static final List<String> WORDS = List.of("en.json", "es.json");
  private static final List<String> MODULES =
      List.of(
          "answer.js",
          "ask.js",
          "bars.js",
          "classification.js",
          "dom.js",
          "failure.js",
          "figures.js",
          "filling.js",
          "form.js",
          "main.js",
          "memory.js",
          "models.js",
          "snippets.js",
          "tasks.js",
          "theme.js",
          "vectors.js",
          "words.js");

  private final ServedModels models;

  /** The page for some models. */
  public Playground(ModelRegistry models) {
    this.models = new ServedModels(models);
  }

  /**
   * Where it lies. What tells of the models is for those who may use them, the rest for everybody.
   */
  public List<Route> routes() {
    Endpoint page = answering(PageFile.read(PAGE)::answer);
    List<Route> routes = new ArrayList<>();
    routes.add(Route.open("GET", "/", page));
    routes.add(Route.open("GET", PLACE, page));
    routes.add(Route.of("GET", PLACE + "/models.json", answering(models::answer)));
    for (String name : files()) {
      routes.add(Route.open("GET", PLACE + "/" + name, answering(PageFile.read(name)::answer)));
    }
    return routes;
  }

  /** The names of the files that the page loads. */
  static List<String> files() {
    List<String> names = new ArrayList<>(List.of(STYLE, PICTURE));
    names.addAll(WORDS);
    names.addAll(MODULES);
    return names;
  }

  private static Endpoint answering(Function<Request, Response> answer) {
    return request -> CompletableFuture.completedFuture(answer.apply(request));
  }
}
