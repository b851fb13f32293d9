package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InferenceServerTest {
  private static final int LIMIT = RunningServer.LIMITS.bodyBytes();

  @TempDir static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(TestModels.bundle(folder.resolve("1")));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void textsAreAnsweredInTheirPlaces() {
    String body = TestModels.text(3) + "\n" + TestModels.text(4) + "\n" + TestModels.text(7);
    HttpResponse<String> response = server.post("/classify/es", body);

    assertEquals("[\"impar\",\"par\",\"impar\"]", response.body());
    assertEquals(200, response.statusCode());
  }

  @Test
  void http2InClearTextIsSpoken() {
    HttpRequest.Builder upgrade = server.request("/livez").version(HttpClient.Version.HTTP_2);
    HttpRequest.Builder post = server.request("/classify/es").version(HttpClient.Version.HTTP_2);

    assertEquals(HttpClient.Version.HTTP_2, server.send(upgrade.build()).version());
    HttpResponse<String> response =
        server.send(post.POST(BodyPublishers.ofString(TestModels.text(5))).build());
    assertEquals(HttpClient.Version.HTTP_2, response.version());
    assertEquals("[\"impar\"]", response.body());
  }

  @Test
  void aPackedBodyIsUnpacked() {
    HttpResponse<String> response =
        server.send(
            server
                .request("/classify/es")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed(TestModels.text(5).getBytes())))
                .build());

    assertEquals("[\"impar\"]", response.body());
  }

  @Test
  void aBodyThatWouldGrowBeyondTheLimitIsRefused() {
    byte[] bomb = packed(new byte[200 << 20]);
    assertTrue(bomb.length < LIMIT);

    assertEquals(413, send(bomb, "gzip").statusCode());
    assertEquals(200, send(packed(new byte[LIMIT]), "gzip").statusCode());
    assertEquals(413, send(packed(new byte[LIMIT + 1]), "gzip").statusCode());
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedEvenIfItIsMuchLarger() {
    assertEquals(200, send(new byte[LIMIT], "identity").statusCode());
    HttpResponse<String> refused = send(new byte[50 << 20], "identity");

    assertEquals(413, refused.statusCode());
    assertEquals(
        "{\"error\":\"the body is too large: at most 6291456 bytes are taken, packed or unpacked\"}",
        refused.body());
  }

  @Test
  void bodiesOfRequestsThatHaveEndedTakeNoMemory() {
    long bodiesAtOnce = Runtime.getRuntime().maxMemory() / 4 / LIMIT;
    HttpRequest.Builder request = server.request("/classify/nobody");
    for (int i = 0; i < bodiesAtOnce + 2; i++) {
      request.POST(BodyPublishers.ofByteArray(new byte[LIMIT]));
      assertEquals(404, server.send(request.build()).statusCode());
    }
  }

  @ParameterizedTest
  @CsvSource({"gzip, 400", "br, 415"})
  void aBodyThatCannotBeUnpackedIsRefused(String encoding, int status) {
    assertEquals(status, send("not packed".getBytes(), encoding).statusCode());
  }

  private static HttpResponse<String> send(byte[] body, String encoding) {
    return server.send(
        server
            .request("/echo")
            .header("Content-Encoding", encoding)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  @Test
  void aLargeAnswerIsPackedForThoseWhoTakeIt() throws Exception {
    String text = "ñandú ".repeat(1000);
    HttpResponse<byte[]> response =
        server
            .client()
            .send(
                server
                    .request("/echo")
                    .header("Accept-Encoding", "br, gzip")
                    .POST(BodyPublishers.ofString(text))
                    .build(),
                BodyHandlers.ofByteArray());

    assertEquals("gzip", response.headers().firstValue("Content-Encoding").orElseThrow());
    assertEquals("Accept-Encoding", response.headers().firstValue("Vary").orElseThrow());
    assertEquals(text, new String(unpacked(response.body()), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip;q=0", "gzip; q=0.0, br", "identity"})
  void noAnswerIsPackedForThoseWhoDoNot(String accepted) {
    String text = "ñandú ".repeat(1000);
    HttpResponse<String> response =
        server.send(
            server
                .request("/echo")
                .header("Accept-Encoding", accepted)
                .POST(BodyPublishers.ofString(text))
                .build());

    assertEquals(text, response.body());
    assertEquals("Accept-Encoding", response.headers().firstValue("Vary").orElseThrow());
  }

  @Test
  void invalidUtf8IsRefused() {
    HttpResponse<String> response =
        server.send(
            server
                .request("/classify/es")
                .POST(BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xc3, 'b'}))
                .build());

    assertEquals(400, response.statusCode());
    assertEquals("{\"error\":\"the body is not UTF-8\"}", response.body());
  }

  @Test
  void anUnknownModelIsRefusedWithTheNearestName() {
    HttpResponse<String> response = server.post("/classify/ez", "casa");

    assertEquals(404, response.statusCode());
    assertEquals("{\"error\":\"there is no model ez; the nearest name is es\"}", response.body());
  }

  @Test
  void anUnknownPathIsRefusedInTheLanguageThatIsAskedFor() {
    HttpResponse<String> response =
        server.send(server.request("/metric").header("Accept-Language", "es-AR,en;q=.5").build());

    assertEquals(404, response.statusCode());
    assertEquals(
        "{\"error\":\"no hay nada en /metric; la ruta más parecida es /metrics\"}",
        response.body());
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void anotherMethodIsRefusedWithThoseThatAreAllowed() {
    HttpResponse<String> response = server.get("/echo");

    assertEquals(405, response.statusCode());
    assertEquals("POST", response.headers().firstValue("Allow").orElseThrow());
  }

  @Test
  void aBugIsAnsweredWithTheRequestIdAndNothingOfIt() {
    HttpResponse<String> response = server.get("/bug");

    assertEquals(500, response.statusCode());
    assertEquals(
        "{\"error\":\"the server failed; its log says why beside the request id "
            + id(response)
            + "\"}",
        response.body());
  }

  @Test
  void aSaneRequestIdComesBackAndAnotherIsReplaced() {
    HttpResponse<String> sane =
        server.send(server.request("/livez").header("X-Request-Id", "order-7:3").build());
    HttpResponse<String> odd =
        server.send(server.request("/livez").header("X-Request-Id", "{\"a\": 1}").build());
    HttpResponse<String> longest =
        server.send(server.request("/livez").header("X-Request-Id", "a".repeat(128)).build());
    HttpResponse<String> longer =
        server.send(server.request("/livez").header("X-Request-Id", "a".repeat(129)).build());

    assertEquals("order-7:3", id(sane));
    assertEquals("a".repeat(128), id(longest));
    assertTrue(id(longer).length() < 41, id(longer));
    assertTrue(id(odd).matches("[0-9a-f-]{20,40}"), id(odd));
    assertNotEquals(id(odd), id(server.get("/livez")));
  }

  private static String id(HttpResponse<?> response) {
    return response.headers().firstValue("X-Request-Id").orElseThrow();
  }

  @Test
  void aTraceIsPassedOnIfItIsOne() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    HttpResponse<String> traced =
        server.send(server.request("/livez").header("traceparent", trace).build());
    HttpResponse<String> odd =
        server.send(server.request("/livez").header("traceparent", trace + "0").build());

    assertEquals(trace, traced.headers().firstValue("traceparent").orElseThrow());
    assertFalse(odd.headers().firstValue("traceparent").isPresent());
  }

  @Test
  void browsersAreToldHowLongItTook() {
    String timing = server.get("/livez").headers().firstValue("Server-Timing").orElseThrow();

    assertTrue(timing.matches("total;dur=[0-9]+\\.[0-9]{1,2}"), timing);
  }

  @Test
  void metricsCountWhatWasDone() {
    server.post("/classify/es", "casa");
    String page = server.get("/metrics").body();

    assertTrue(
        page.contains(
            "injerto_model_info{name=\"es\",task=\"text-classification\",variant=\"counted\",version=\"1\"} 1"),
        page);
    for (String line :
        new String[] {
          "injerto_request_seconds_bucket{endpoint=\"/classify/{model}\",status=\"200\",le=\"0.001\"}",
          "injerto_batch_items_count{model=\"es\",version=\"1\"}",
          "injerto_batch_pieces_bucket{model=\"es\",version=\"1\",le=\"4.0\"}",
          "injerto_items_total{model=\"es\",version=\"1\"}",
          "injerto_pieces_total{model=\"es\",version=\"1\"}",
          "injerto_queue_items{model=\"es\",version=\"1\"} 0",
          "injerto_queue_wait_seconds_count{model=\"es\",version=\"1\"}",
          "injerto_engine_seconds_count{model=\"es\",version=\"1\"}",
          "injerto_requests_in_flight 1",
          "injerto_access_log_lost_total 0",
          "jvm_memory_used_bytes{",
          "jvm_threads_live_threads ",
          "jvm_gc_"
        }) {
      assertTrue(page.contains("\n" + line), line + " in\n" + page);
    }
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
  }
}
