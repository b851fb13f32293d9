package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own that is ended while it is asked. */
@Timeout(120)
class ProcessTest {
  private static final int REQUESTS = 8;

  @TempDir static Path folder;
  private static Path bundle;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private URI uri;

  @BeforeAll
  static void makeBundle() {
    bundle = TestModels.bundle(folder.resolve("1"));
  }

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProgram.class.getName(),
                bundle.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader();
    uri = URI.create(out.readLine());
  }

  @AfterEach
  void kill() {
    process.destroyForcibly();
  }

  @Test
  void sigtermUnderLoadEndsWhatHasBegunAndThenTheProgramWithCode0() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> inFlight = askManyThings();
    process.toHandle().destroy();

    for (CompletableFuture<HttpResponse<String>> request : inFlight) {
      HttpResponse<String> response = request.join();
      assertEquals("200 [\"impar\"]", response.statusCode() + " " + response.body());
      assertEquals("close", response.headers().firstValue("Connection").orElseThrow());
    }
    assertEquals(0, process.waitFor());
  }

  @Test
  void sigkillUnderLoadLeavesNothingThatKeepsTheNextFromStarting() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> inFlight = askManyThings();
    process.destroyForcibly();

    assertNotEquals(0, process.waitFor());
    for (CompletableFuture<HttpResponse<String>> request : inFlight) {
      assertThrows(CompletionException.class, request::join);
    }
    start();
    HttpRequest ping = HttpRequest.newBuilder(uri.resolve("/livez")).build();
    assertEquals(200, client.send(ping, BodyHandlers.discarding()).statusCode());
  }

  /** Requests that the server answers no sooner than it is told to end. */
  private List<CompletableFuture<HttpResponse<String>>> askManyThings() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(client.sendAsync(question(), BodyHandlers.ofString()));
    }
    HttpRequest metrics = HttpRequest.newBuilder(uri.resolve("/metrics")).build();
    String all = "injerto_requests_in_flight " + (REQUESTS + 1) + ".0";
    while (!client.send(metrics, BodyHandlers.ofString()).body().contains(all)) {
      Thread.onSpinWait();
    }
    return requests;
  }

  private HttpRequest question() {
    return HttpRequest.newBuilder(uri.resolve("/classify/es"))
        .version(HttpClient.Version.HTTP_1_1)
        .POST(BodyPublishers.ofString(TestModels.text(5)))
        .build();
  }
}
