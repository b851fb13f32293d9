package org.injerto.server.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.Selector;
import org.injerto.server.model.ServedModel;

/** What the page must know of each version of each model that is served now. */
record ServedModels(ModelRegistry models) {
  Response answer(Request request) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (String name : models.names()) {
      versions(name).forEach(version -> description(version).ifPresent(all::add));
    }
    byte[] json = all.toString().getBytes(StandardCharsets.UTF_8);
    return PageFile.of("application/json", json).answer(request);
  }

  private List<ModelInfo> versions(String name) {
    try {
      return models.versions(name);
    } catch (RefusedException unloadedMeanwhile) {
      return List.of();
    }
  }

  private Optional<ObjectNode> description(ModelInfo info) {
    Selector version = new Selector(Optional.of(info.version()), info.name());
    try {
      return Optional.of(
          models
              .use(
                  info.name(),
                  version,
                  model -> CompletableFuture.completedFuture(description(model)))
              .toCompletableFuture()
              .join()); // which it does at once
    } catch (RefusedException unloadedMeanwhile) {
      return Optional.empty();
    }
  }

  private static ObjectNode description(ServedModel<?, ?> model) {
    ObjectNode description =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", model.info().name())
            .put("version", model.info().version())
            .put("task", model.info().task())
            .put("variant", model.info().variant());
    description.set("facts", model.task().facts());
    description.set("example", model.task().description().example());
    return description;
  }
}
