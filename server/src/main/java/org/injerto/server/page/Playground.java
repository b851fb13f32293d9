package org.injerto.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.injerto.server.Protocols;
import org.injerto.server.http.Endpoint;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelRegistry;

/**
 * Protocols and, besides, the page on which people try the models that are served. It asks them at
 * {@code POST /models/{model}}, as Hugging Face has it: one of the protocols must be that one.
 */
public final class Playground implements Protocols {
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

  private final Protocols protocols;

  /** The page besides these protocols. */
  public Playground(Protocols protocols) {
    this.protocols = protocols;
  }

  @Override
  public List<Route> routes(ModelRegistry models, Health health, List<Route> others) {
    List<Route> routes = new ArrayList<>(protocols.routes(models, health, others));
    routes.addAll(routes(new ServedModels(models)));
    return routes;
  }

  /** What tells of the models is for those who may use them, the rest for everybody. */
  private static List<Route> routes(ServedModels models) {
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

  @Override
  public Response refusal(Refusal refusal, Request request) {
    return protocols.refusal(refusal, request);
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
