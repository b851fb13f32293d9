package org.injerto.server.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.pipeline.Pipeline;
import org.injerto.server.InferenceServer;
import org.injerto.server.ServerConfig;
import org.injerto.server.model.BatchingConfig;
import org.injerto.server.model.ModelInfo;
import org.injerto.server.model.ModelLoader;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.OpenedModel;
import org.injerto.server.task.RecordedModel;
import org.injerto.server.task.Task;
import org.injerto.server.task.Tasks;

/**
 * A real server that speaks all protocols over recorded models, and a client. The name of a model's
 * folder says what it does.
 */
final class TestServer implements AutoCloseable {
  private static final ServerConfig.Limits LIMITS =
      new ServerConfig.Limits(
          1 << 20,
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(5));

  private final InferenceServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * A server with models.
   *
   * @param kinds of the models, such as classify, which are their names too
   */
  TestServer(SageMakerSettings settings, String... kinds) {
    this(new ModelProtocols("1.2.3", settings), kinds);
  }

  TestServer(ModelProtocols protocols, String... kinds) {
    this(protocols, TestServer::opened);
    load(folders(kinds));
  }

  TestServer(ModelLoader loader, Map<String, List<ModelSource>> models) {
    this(new ModelProtocols("1.2.3", SageMakerSettings.of(Map.of())), loader);
    load(models);
  }

  private TestServer(ModelProtocols protocols, ModelLoader loader) {
    ServerConfig config =
        new ServerConfig(
            new ServerConfig.Address("127.0.0.1", 0),
            LIMITS,
            BatchingConfig.DEFAULT,
            ServerConfig.Access.OPEN);
    try {
      server = InferenceServer.start(config, loader, protocols);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that has not loaded anything yet. */
  static TestServer beforeItLoads() {
    SageMakerSettings settings = SageMakerSettings.of(Map.of());
    return new TestServer(new ModelProtocols("1.2.3", settings), TestServer::opened);
  }

  void load(Map<String, List<ModelSource>> models) {
    try {
      server.load(models);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, List<ModelSource>> folders(String... kinds) {
    Map<String, List<ModelSource>> models = new HashMap<>();
    for (String kind : kinds) {
      models.put(kind, List.of(ModelSource.only(Path.of(kind))));
    }
    return models;
  }

  TestServer(String... kinds) {
    this(SageMakerSettings.of(Map.of()), kinds);
  }

  private static OpenedModel<?, ?> opened(String name, Path folder) {
    String kind = folder.getFileName().toString();
    if (kind.equals("questions")) {
      return opened(name, new SharedWordsTask());
    }
    Pipeline<?, ?, ?> pipeline =
        switch (kind) {
          case "fill", "fill-bpe" -> RecordedModel.filler(kind);
          case "embed" -> RecordedModel.extractor();
          case "model" -> RecordedModel.classifier("classify");
          default -> RecordedModel.classifier(kind);
        };
    return opened(name, Tasks.of(pipeline).orElseThrow());
  }

  private static <P, O> OpenedModel<P, O> opened(String name, Task<P, O> task) {
    return new OpenedModel<>(new ModelInfo(name, "3", task.name(), "fp32"), task);
  }

  InferenceServer server() {
    return server;
  }

  /** An answer whose body is text. */
  record Reply(int status, HttpResponse<String> response) {
    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Reply post(String path, String type, String body) {
    return send("POST", path, Map.of("Content-Type", type), bytes(body));
  }

  Reply post(String path, String type, String accept, String body) {
    return send("POST", path, Map.of("Content-Type", type, "Accept", accept), bytes(body));
  }

  Reply get(String path) {
    return send("GET", path, Map.of(), new byte[0]);
  }

  static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  Reply send(String method, String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
