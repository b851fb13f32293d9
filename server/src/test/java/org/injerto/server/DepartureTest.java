package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that leave before their answer is there, and those that only seem to. */
@Timeout(60)
class DepartureTest {
  private static final String HELD = TestModels.text(3);
  private static final String QUEUED = TestModels.text(5);

  @TempDir static Path folder;
  private static Path bundle;
  private static TestKeys keys;

  private final CountDownLatch open = new CountDownLatch(1);
  private RunningServer server;
  private CompletableFuture<HttpResponse<String>> first;

  @BeforeAll
  static void makeBundle() {
    bundle = TestModels.bundle(folder.resolve("1"));
    keys = TestKeys.make(folder, "EC");
  }

  /** Has the engine begin with a text of three pieces and stay at it until {@link #open}. */
  private void hold(ServerConfig.Limits limits, ServerConfig.Access access) throws Exception {
    server =
        RunningServer.start(
            new ServerConfig(
                new ServerConfig.Address("127.0.0.1", 0), limits, RunningServer.BATCHING, access),
            bundle);
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
    first =
        client().sendAsync(question(HELD, HttpClient.Version.HTTP_1_1), BodyHandlers.ofString());
    begun.await();
  }

  private void hold() throws Exception {
    hold(RunningServer.LIMITS, ServerConfig.Access.OPEN);
  }

  private HttpClient client() {
    return HttpClient.newBuilder().sslContext(keys.trusting()).build();
  }

  private HttpRequest question(String text, HttpClient.Version version) {
    return HttpRequest.newBuilder(server.uri("/classify/es"))
        .version(version)
        .POST(BodyPublishers.ofString(text))
        .build();
  }

  private static String raw(String text) {
    return "POST /classify/es HTTP/1.1\r\nHost: a\r\nContent-Length: "
        + text.length()
        + "\r\n\r\n"
        + text;
  }

  @AfterEach
  void close() {
    open.countDown();
    server.close();
  }

  @Test
  void aConnectionThatIsClosedTakesItsTextsOutOfTheQueue() throws Exception {
    hold();
    try (RawConnection client = RawConnection.to(server)) {
      client.send(raw(QUEUED));
      awaitMetric("injerto_queue_items{model=\"es\",version=\"1\"} 1.0");
    }

    assertDropped();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void soDoesOneWithTls(HttpClient.Version version) throws Exception {
    TlsFiles files = new TlsFiles.Pem(keys.certificate(), keys.key());
    hold(RunningServer.LIMITS, new ServerConfig.Access(Optional.of(files), Optional.empty()));
    askAndCancel(version);

    assertDropped();
  }

  @Test
  void soDoesAStreamOfHttp2ThatIsReset() throws Exception {
    hold();
    askAndCancel(HttpClient.Version.HTTP_2);

    assertDropped();
  }

  private void askAndCancel(HttpClient.Version version) throws Exception {
    HttpClient client = client();
    HttpRequest livez = HttpRequest.newBuilder(server.uri("/livez")).version(version).build();
    assertEquals(version, client.send(livez, BodyHandlers.discarding()).version());
    CompletableFuture<?> answer =
        client.sendAsync(question(QUEUED, version), BodyHandlers.ofString());
    awaitMetric("injerto_queue_items{model=\"es\",version=\"1\"} 1.0");
    answer.cancel(true);
  }

  /** The engine is still held, so nothing but the client's leaving can have emptied the queue. */
  private void assertDropped() throws Exception {
    awaitMetric("injerto_items_dropped_total{model=\"es\",version=\"1\"} 1.0");
    awaitMetric("injerto_request_seconds_count{endpoint=\"/classify/{model}\",status=\"499\"} 1");
    awaitMetric("injerto_queue_items{model=\"es\",version=\"1\"} 0.0");
    open.countDown();

    assertEquals(200, first.get().statusCode());
    HttpResponse<String> next =
        client().send(question("casa casa", HttpClient.Version.HTTP_1_1), BodyHandlers.ofString());
    assertEquals(200, next.statusCode());
    List<List<Integer>> batches = server.engine(bundle).batches(); // after that of the loading
    assertEquals(List.of(List.of(3), List.of(4)), batches.subList(1, batches.size()));
  }

  private void awaitMetric(String line) throws Exception {
    HttpRequest metrics = HttpRequest.newBuilder(server.uri("/metrics")).build();
    HttpClient client = client();
    while (!client.send(metrics, BodyHandlers.ofString()).body().contains("\n" + line)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aClientThatOnlyStopsSendingIsToldSo() throws Exception {
    hold();
    try (RawConnection client = RawConnection.to(server)) {
      client.send(raw(QUEUED));
      awaitMetric("injerto_queue_items{model=\"es\",version=\"1\"} 1.0");
      client.stopSending();

      assertTrue(
          client
              .answer()
              .endsWith(
                  "{\"error\":\"the client has closed its connection, or its half of it,"
                      + " before the answer was there\"}"));
      assertTrue(client.isClosed());
    }
  }

  @Test
  void requestsThatAreSentAheadAreAnsweredInTheirOrder() throws Exception {
    hold();
    try (RawConnection client = RawConnection.to(server)) {
      client.send(raw(QUEUED));
      awaitMetric("injerto_queue_items{model=\"es\",version=\"1\"} 1.0");
      String next = raw("casa casa");
      client.send(next.substring(0, 1));
      client.send(next.substring(1) + raw(QUEUED));
      open.countDown();

      assertEquals("HTTP/1.1 200 OK\n[\"impar\"]", client.answer());
      assertEquals("HTTP/1.1 200 OK\n[\"par\"]", client.answer());
      assertEquals("HTTP/1.1 200 OK\n[\"impar\"]", client.answer());
    }
  }

  @Test
  void aConnectionOfTlsServesOneRequestAfterAnother() throws Exception {
    TlsFiles files = new TlsFiles.Pem(keys.certificate(), keys.key());
    hold(RunningServer.LIMITS, new ServerConfig.Access(Optional.of(files), Optional.empty()));
    open.countDown();
    HttpClient client = client();
    for (int i = 0; i < 200; i++) {
      HttpRequest question = question(TestModels.text(4), HttpClient.Version.HTTP_1_1);
      assertEquals("[\"par\"]", client.send(question, BodyHandlers.ofString()).body());
    }
  }

  @Test
  void anAnswerMayTakeLongerThanAConnectionMayBeSilent() throws Exception {
    Duration idle = Duration.ofMillis(500);
    hold(
        new ServerConfig.Limits(
            6 << 20, Duration.ofSeconds(50), Duration.ofSeconds(50), idle, Duration.ofSeconds(5)),
        ServerConfig.Access.OPEN);
    try (RawConnection slow = RawConnection.to(server);
        RawConnection silent = RawConnection.to(server)) {
      slow.send(raw(QUEUED));
      awaitMetric("injerto_queue_items{model=\"es\",version=\"1\"} 1.0");
      for (int i = 0; i < 2; i++) {
        try (RawConnection later = RawConnection.to(server)) {
          assertTrue(later.isClosed(), "it said nothing for longer than idle");
        }
      }
      open.countDown();

      assertTrue(silent.isClosed());
      assertEquals("HTTP/1.1 200 OK\n[\"impar\"]", slow.answer());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
