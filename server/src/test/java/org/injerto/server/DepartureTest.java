package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that leave before their answer is there, and those that only seem to. */
@Timeout(60)
class DepartureTest {
  @TempDir static Path folder;
  private static Path bundle;
  private static TestKeys keys;

  @BeforeAll
  static void makeBundle() {
    bundle = TestModels.bundle(folder.resolve("1"));
    keys = TestKeys.make(folder, "EC");
  }

  private static HeldServer inClearText() throws Exception {
    return HeldServer.start(RunningServer.LIMITS, ServerConfig.Access.OPEN, keys, bundle);
  }

  private static HeldServer withTls() throws Exception {
    TlsFiles files = new TlsFiles.Pem(keys.certificate(), keys.key());
    ServerConfig.Access access = new ServerConfig.Access(Optional.of(files), Optional.empty());
    return HeldServer.start(RunningServer.LIMITS, access, keys, bundle);
  }

  @Test
  void aConnectionThatIsClosedTakesItsTextsOutOfTheQueue() throws Exception {
    try (HeldServer server = inClearText()) {
      try (RawConnection client = server.connect()) {
        client.send(HeldServer.raw(HeldServer.QUEUED));
        server.awaitMetric(HeldServer.ONE_WAITS);
      }

      assertDropped(server);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void soDoesOneWithTls(HttpClient.Version version) throws Exception {
    try (HeldServer server = withTls()) {
      askAndCancel(server, version);

      assertDropped(server);
    }
  }

  @Test
  void soDoesAStreamOfHttp2ThatIsReset() throws Exception {
    try (HeldServer server = inClearText()) {
      askAndCancel(server, HttpClient.Version.HTTP_2);

      assertDropped(server);
    }
  }

  private static void askAndCancel(HeldServer server, HttpClient.Version version) throws Exception {
    CompletableFuture<?> answer = server.askLater(version);
    server.awaitMetric(HeldServer.ONE_WAITS);
    answer.cancel(true);
  }

  /** The engine is still held, so nothing but the client's leaving can have emptied the queue. */
  private static void assertDropped(HeldServer server) throws Exception {
    server.awaitMetric("injerto_items_dropped_total{model=\"es\",version=\"1\"} 1.0");
    server.awaitMetric(
        "injerto_request_seconds_count{endpoint=\"/classify/{model}\",status=\"499\"} 1");
    server.awaitMetric("injerto_queue_items{model=\"es\",version=\"1\"} 0.0");

    assertEquals(200, server.letGo().statusCode());
    HttpRequest next = server.question(TestModels.text(4), HttpClient.Version.HTTP_1_1);
    assertEquals(200, server.client().send(next, BodyHandlers.ofString()).statusCode());
    assertEquals(List.of(List.of(3), List.of(4)), server.batches());
  }

  @Test
  void aClientThatOnlyStopsSendingIsToldSo() throws Exception {
    try (HeldServer server = inClearText();
        RawConnection client = server.connect()) {
      client.send(HeldServer.raw(HeldServer.QUEUED));
      server.awaitMetric(HeldServer.ONE_WAITS);
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
    try (HeldServer server = inClearText();
        RawConnection client = server.connect()) {
      client.send(HeldServer.raw(HeldServer.QUEUED));
      server.awaitMetric(HeldServer.ONE_WAITS);
      String next = HeldServer.raw(TestModels.text(4));
      client.send(next.substring(0, 1));
      client.send(next.substring(1) + HeldServer.raw(HeldServer.QUEUED));
      server.letGo();

      assertEquals("HTTP/1.1 200 OK\n[\"impar\"]", client.answer());
      assertEquals("HTTP/1.1 200 OK\n[\"par\"]", client.answer());
      assertEquals("HTTP/1.1 200 OK\n[\"impar\"]", client.answer());
    }
  }

  @Test
  void aConnectionOfTlsServesOneRequestAfterAnother() throws Exception {
    try (HeldServer server = withTls()) {
      server.letGo();
      HttpClient client = server.client();
      HttpRequest question = server.question(TestModels.text(4), HttpClient.Version.HTTP_1_1);
      for (int i = 0; i < 200; i++) {
        HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
        assertEquals("[\"par\"]", answer.body());
      }
    }
  }
}
