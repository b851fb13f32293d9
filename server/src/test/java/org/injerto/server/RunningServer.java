package org.injerto.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.model.BatchingConfig;
import org.injerto.server.model.CountingLogits;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.TestModels;

/** A real server on a free port, and a real client. */
final class RunningServer implements AutoCloseable {
  static final BatchingConfig BATCHING =
      new BatchingConfig(1, 4096, 64, 100, 65_536, Duration.ofMillis(1));
  static final ServerConfig.Limits LIMITS =
      new ServerConfig.Limits(
          6 << 20,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5));

  private final TestModels loader = new TestModels();
  private final InferenceServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningServer(ServerConfig config) {
    try {
      this.server = InferenceServer.start(config, loader, new LineProtocol());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ServerConfig config(ServerConfig.Limits limits, BatchingConfig batching) {
    return new ServerConfig(
        new ServerConfig.Address("127.0.0.1", 0), limits, batching, ServerConfig.Access.OPEN);
  }

  /** A server that has not loaded anything. */
  static RunningServer start(ServerConfig config) {
    return new RunningServer(config);
  }

  /** A server with the model "es" from that folder. */
  static RunningServer start(ServerConfig config, Path bundle) {
    RunningServer running = new RunningServer(config);
    running.load("es", bundle);
    return running;
  }

  static RunningServer start(Path bundle) {
    return start(config(LIMITS, BATCHING), bundle);
  }

  void load(String name, Path bundle) {
    try {
      server.load(Map.of(name, List.of(ModelSource.only(bundle))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the server ready although it has no models. */
  void loadNothing() {
    try {
      server.load(Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InferenceServer server() {
    return server;
  }

  CountingLogits engine(Path bundle) {
    return loader.engine(bundle);
  }

  URI uri(String path) {
    return server.uri().resolve(path);
  }

  Socket socket() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.uri().getPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).version(HttpClient.Version.HTTP_1_1);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  CompletableFuture<HttpResponse<String>> postLater(String path, String body) {
    HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    server.close();
  }
}
