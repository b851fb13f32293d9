package org.injerto.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.injerto.server.model.TestModels;

/** A server whose engine has begun with a text of three pieces and stays at it until it is let. */
final class HeldServer implements AutoCloseable {
  /** The metric of one text that waits behind the one that holds the engine. */
  static final String ONE_WAITS = "injerto_queue_items{model=\"es\",version=\"1\"} 1.0";

  /** A text to wait in the queue. */
  static final String QUEUED = TestModels.text(5);

  private final CountDownLatch open = new CountDownLatch(1);
  private final RunningServer server;
  private final TestKeys keys;
  private final Path bundle;
  private final CompletableFuture<HttpResponse<String>> first;

  private HeldServer(RunningServer server, TestKeys keys, Path bundle) throws Exception {
    this.server = server;
    this.keys = keys;
    this.bundle = bundle;
    CountDownLatch begun = new CountDownLatch(1);
    server
        .engine(bundle)
        .disturb(
            texts -> {
              begun.countDown();
              if (texts.get(0).length == 3) {
                await(open);
              }
            });
    HttpRequest held = question(TestModels.text(3), HttpClient.Version.HTTP_1_1);
    this.first = client().sendAsync(held, BodyHandlers.ofString());
    begun.await();
  }

  /**
   * Starts one.
   *
   * @param keys that its clients trust, whether it uses them or not
   */
  static HeldServer start(
      ServerConfig.Limits limits, ServerConfig.Access access, TestKeys keys, Path bundle)
      throws Exception {
    ServerConfig.Address any = new ServerConfig.Address("127.0.0.1", 0);
    ServerConfig config = new ServerConfig(any, limits, RunningServer.BATCHING, access);
    return new HeldServer(RunningServer.start(config, bundle), keys, bundle);
  }

  /** Lets the engine go on; the answer to what held it. */
  HttpResponse<String> letGo() {
    open.countDown();
    return first.join();
  }

  /** The lengths of the texts of each batch since the model was loaded. */
  List<List<Integer>> batches() {
    List<List<Integer>> all = server.engine(bundle).batches();
    return all.subList(1, all.size());
  }

  RawConnection connect() throws IOException {
    return RawConnection.to(server);
  }

  HttpClient client() {
    return HttpClient.newBuilder().sslContext(keys.trusting()).build();
  }

  HttpRequest question(String text, HttpClient.Version version) {
    return HttpRequest.newBuilder(server.uri("/classify/es"))
        .version(version)
        .POST(BodyPublishers.ofString(text))
        .build();
  }

  /** The same as it is written on a connection. */
  static String raw(String text) {
    return "POST /classify/es HTTP/1.1\r\nHost: a\r\nContent-Length: "
        + text.length()
        + "\r\n\r\n"
        + text;
  }

  /** Asks on a connection that has agreed on the version, which an upgrade does without a body. */
  CompletableFuture<HttpResponse<String>> askLater(HttpClient.Version version) throws Exception {
    HttpClient client = client();
    HttpRequest livez = HttpRequest.newBuilder(server.uri("/livez")).version(version).build();
    HttpClient.Version agreed = client.send(livez, BodyHandlers.discarding()).version();
    if (agreed != version) {
      throw new AssertionError("they agreed on " + agreed);
    }
    return client.sendAsync(question(QUEUED, version), BodyHandlers.ofString());
  }

  /** Waits until the metrics have a line that begins so. */
  void awaitMetric(String line) throws Exception {
    HttpRequest metrics =
        HttpRequest.newBuilder(server.uri("/metrics")).version(HttpClient.Version.HTTP_1_1).build();
    HttpClient client = client();
    while (!client.send(metrics, BodyHandlers.ofString()).body().contains("\n" + line)) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    open.countDown();
    server.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
