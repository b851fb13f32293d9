package org.injerto.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.server.InferenceServer;
import org.injerto.server.model.ModelInfo;
import org.injerto.text.Message;

/**
 * A server that takes requests.
 *
 * @param url where
 * @param models what it serves
 */
record ServeResult(URI url, List<ModelInfo> models) implements Result {
  ServeResult {
    models = List.copyOf(models);
  }

  static ServeResult of(InferenceServer server) {
    List<ModelInfo> models = new ArrayList<>();
    server.models().names().forEach(name -> models.addAll(server.models().versions(name)));
    return new ServeResult(server.uri(), models);
  }

  @Override
  public Map<String, ?> fields() {
    return Map.of(
        "url", url.toString(), "models", models.stream().map(ServeResult::fields).toList());
  }

  private static Map<String, String> fields(ModelInfo model) {
    return Map.of(
        "name", model.name(),
        "version", model.version(),
        "task", model.task(),
        "precision", model.variant());
  }

  @Override
  public String text(Locale language) {
    StringBuilder text = new StringBuilder();
    for (ModelInfo model : models) {
      text.append(
          line(
              language,
              "serve.model",
              model.name(),
              model.task(),
              model.variant(),
              model.version()));
    }
    return text.append(line(language, "serve.ready", url)).toString();
  }

  private static String line(Locale language, String key, Object... arguments) {
    return Message.of(ServeResult.class, key, arguments).in(language) + "\n";
  }
}
