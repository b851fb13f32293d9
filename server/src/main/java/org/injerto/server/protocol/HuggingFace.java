package org.injerto.server.protocol;

import java.util.List;
import org.injerto.server.http.Route;
import org.injerto.server.model.ModelRegistry;

/** Hugging Face's payloads at the addresses of its containers and of its interface for models. */
final class HuggingFace {
  private final Invoker invoker;

  HuggingFace(ModelRegistry models) {
    this.invoker = new Invoker(models, Format.JSON);
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", "/", invoker::invoke),
        Route.of(
            "POST",
            "/models/{model}",
            request -> invoker.invoke(request, request.target().variable("model"))));
  }
}
