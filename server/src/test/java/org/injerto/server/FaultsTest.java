package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.injerto.server.ServerConfig.Limits;
import org.injerto.server.model.BatchingConfig;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients do that they should not. */
@Timeout(60)
class FaultsTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String HALF =
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n0123456789";

  @TempDir static Path folder;
  private static Path bundle;

  @BeforeAll
  static void makeBundle() {
    bundle = TestModels.bundle(folder.resolve("1"));
  }

  private static RunningServer server(Duration deadline, Duration idle) {
    Limits limits = new Limits(6 << 20, deadline, LONG, idle, Duration.ofSeconds(5));
    return RunningServer.start(RunningServer.config(limits, RunningServer.BATCHING), bundle);
  }

  @Test
  void halfABodyAndThenSilenceIsAnsweredAndTheConnectionClosed() throws IOException {
    try (RunningServer server = server(LONG, Duration.ofSeconds(1));
        RawConnection slow = RawConnection.to(server)) {
      slow.send(HALF);

      assertEquals(
          "HTTP/1.1 408 Request Timeout\n"
              + "{\"error\":\"the rest of the request did not come in time\"}",
          slow.answer());
      assertTrue(slow.isClosed());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {HALF, "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nñ"})
  void aBodyThatEndsBeforeItShouldOrIsNoneIsTheFaultOfTheClient(String request) throws IOException {
    try (RunningServer server = server(LONG, LONG);
        RawConnection odd = RawConnection.to(server)) {
      odd.send(request);
      odd.stopSending();

      assertEquals(
          "HTTP/1.1 400 Bad Request\n{\"error\":\"this request was refused: 400 Bad Request\"}",
          odd.answer());
      assertTrue(odd.isClosed());
    }
  }

  @Test
  void aBodyThatComesTooSlowlyIsAnsweredAndTheConnectionClosed() throws IOException {
    try (RunningServer server = server(SHORT, LONG);
        RawConnection slow = RawConnection.to(server)) {
      slow.send(HALF);

      assertEquals(408, slow.status());
      assertTrue(slow.isClosed());
    }
  }

  @Test
  void halfTheHeadersAndThenSilenceClosesTheConnection() throws IOException {
    try (RunningServer server = server(LONG, SHORT);
        RawConnection slow = RawConnection.to(server)) {
      slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Le");

      slow.status();
      assertTrue(slow.isClosed());
    }
  }

  @Test
  void aClientThatIsGoneHarmsNobody() throws IOException {
    try (RunningServer server = server(LONG, LONG)) {
      for (int i = 0; i < 20; i++) {
        try (RawConnection gone = RawConnection.to(server)) {
          gone.send(
              "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n"
                  + "x".repeat(4_000_000));
        }
        try (RawConnection half = RawConnection.to(server)) {
          half.send(HALF);
        }
      }

      assertEquals(200, server.post("/classify/es", "casa").statusCode());
      while (!server.get("/metrics").body().contains("injerto_requests_in_flight 1.0")) {
        Thread.onSpinWait(); // the only one is the one that asks
      }
    }
  }

  @Test
  void anAnswerThatIsNotThereInTimeIsRefusedAndTheEngineGoesOn() throws Exception {
    try (RunningServer server = server(SHORT, LONG)) {
      CountDownLatch open = new CountDownLatch(1);
      server.engine(bundle).disturb(texts -> await(open));
      HttpResponse<String> late = server.post("/classify/es", "casa");
      open.countDown();

      assertEquals(504, late.statusCode());
      assertEquals("{\"error\":\"the time for the answer was over\"}", late.body());
      assertEquals(200, server.post("/classify/es", "casa").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
        "GET /%2e%2e/secret HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /ping HTTP/1.1\r\n\r\n",
        "GET /ping?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /ping?a=%ff HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"
      })
  void whatIsNotHttpIsRefusedInJson(String request) throws IOException {
    try (RunningServer server = server(LONG, LONG);
        RawConnection odd = RawConnection.to(server)) {
      odd.send(request);
      String answer = odd.answer();

      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
      assertTrue(
          answer.endsWith("{\"error\":\"this request was refused: 400 Bad Request\"}"), answer);
    }
  }

  @Test
  void headersWithoutEndAreRefused() throws IOException {
    try (RunningServer server = server(LONG, LONG);
        RawConnection odd = RawConnection.to(server)) {
      odd.send("GET /ping HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n");

      assertEquals(431, odd.status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "es/..", "-", "%20", "es%0a", "es%20"})
  void noNameOfAModelIsAPath(String name) throws IOException {
    try (RunningServer server = server(LONG, LONG);
        RawConnection odd = RawConnection.to(server)) {
      odd.send("POST /classify/" + name + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
      int status = odd.status();

      assertTrue(status == 400 || status == 404, name + ": " + status);
    }
  }

  @Test
  void moreThanFitsIsRefusedUntilThereIsRoomAgain() throws Exception {
    BatchingConfig small = new BatchingConfig(1, 4096, 4, 8, 65_536, Duration.ofMillis(1));
    try (RunningServer server =
        RunningServer.start(RunningServer.config(RunningServer.LIMITS, small), bundle)) {
      CountDownLatch open = new CountDownLatch(1);
      server.engine(bundle).disturb(texts -> await(open));
      List<CompletableFuture<Integer>> all = new ArrayList<>();
      CountDownLatch refused = new CountDownLatch(80);
      for (int i = 0; i < 100; i++) {
        all.add(
            server
                .postLater("/classify/es", TestModels.text(3 + i % 5))
                .thenApply(
                    response -> {
                      if (response.statusCode() == 429) {
                        String seconds = response.headers().firstValue("Retry-After").orElseThrow();
                        assertTrue(Integer.parseInt(seconds) >= 1, seconds);
                        refused.countDown();
                      }
                      return response.statusCode();
                    }));
      }
      refused.await(); // the queue holds 8 and the engine 4 at most
      assertEquals(200, server.get("/ping").statusCode(), "busy is not broken");
      open.countDown();

      all.forEach(CompletableFuture::join);
      assertEquals(
          List.of(200, 429),
          List.copyOf(new TreeSet<>(all.stream().map(CompletableFuture::join).toList())));
      assertEquals(200, server.post("/classify/es", "casa").statusCode());
      assertEquals(200, server.get("/ping").statusCode());
    }
  }

  @Test
  void aModelIsExchangedWithoutARequestThatFails() throws Exception {
    Path second = TestModels.bundle(folder.resolve("2"));
    try (RunningServer server = server(LONG, LONG)) {
      AtomicBoolean enough = new AtomicBoolean();
      List<CompletableFuture<TreeSet<String>>> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        clients.add(CompletableFuture.supplyAsync(() -> askUntil(enough, server)));
      }
      for (int i = 0; i < 10; i++) {
        Path next = i % 2 == 0 ? second : bundle;
        server
            .server()
            .models()
            .load("es", List.of(ModelSource.only(next)))
            .toCompletableFuture()
            .join();
        Path last = i % 2 == 0 ? bundle : second;
        assertTrue(server.engine(last).isClosed());
      }
      enough.set(true);

      TreeSet<String> seen = new TreeSet<>();
      clients.forEach(client -> seen.addAll(client.join()));
      assertEquals(List.of("200 1", "200 2"), List.copyOf(seen));
    }
  }

  private static TreeSet<String> askUntil(AtomicBoolean enough, RunningServer server) {
    TreeSet<String> seen = new TreeSet<>();
    while (!enough.get()) {
      HttpResponse<String> response = server.post("/classify/es", "casa\nla casa");
      seen.add(
          response.statusCode()
              + " "
              + response.headers().firstValue("X-Version").orElse(response.body()));
    }
    return seen;
  }

  @Test
  void requestsAreSharedAmongVersionsByKeyOrGoToTheOneThatIsAskedFor() throws Exception {
    Path second = TestModels.bundle(folder.resolve("two"));
    try (RunningServer server = server(LONG, LONG)) {
      server
          .server()
          .load(Map.of("ab", List.of(new ModelSource(bundle, 9), new ModelSource(second, 1))));
      Map<String, Integer> counts = new TreeMap<>();
      for (int key = 0; key < 500; key++) {
        String version = version(server, "X-Injerto-Key", "customer-" + key);
        assertEquals(version, version(server, "X-Injerto-Key", "customer-" + key));
        counts.merge(version, 1, Integer::sum);
      }

      assertTrue(counts.get("two") > 25 && counts.get("two") < 75, counts.toString());
      assertEquals("two", version(server, "X-Injerto-Version", "two"));
      assertEquals("1", version(server, "X-Injerto-Version", "1"));
    }
  }

  private static String version(RunningServer server, String header, String value) {
    HttpResponse<String> response =
        server.send(
            server
                .request("/classify/ab")
                .header(header, value)
                .POST(BodyPublishers.ofString("casa"))
                .build());
    return response.headers().firstValue("X-Version").orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
