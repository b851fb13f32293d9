package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.ServerConfig.Limits;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits of what clients may do are none of the time that the server takes. */
@Timeout(60)
class LongAnswerTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  @TempDir static Path folder;
  private static Path bundle;
  private static TestKeys keys;

  @BeforeAll
  static void makeBundle() {
    bundle = TestModels.bundle(folder.resolve("1"));
    keys = TestKeys.make(folder, "EC");
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void anAnswerMayTakeLongerThanAConnectionMayBeSilent(HttpClient.Version version)
      throws Exception {
    assertAnswered(new Limits(6 << 20, LONG, LONG, SHORT, DRAIN), version);
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void anAnswerMayTakeLongerThanTheHeadOfARequest(HttpClient.Version version) throws Exception {
    assertAnswered(new Limits(6 << 20, LONG, SHORT, LONG, DRAIN), version);
  }

  /** Nothing but the request that is being answered shows that its connection is in use. */
  @Test
  void soMayTheFirstAnswerOfAConnectionOfHttp2() throws Exception {
    Limits limits = new Limits(6 << 20, LONG, SHORT, LONG, DRAIN);
    TlsFiles files = new TlsFiles.Pem(keys.certificate(), keys.key());
    ServerConfig.Access tls = new ServerConfig.Access(Optional.of(files), Optional.empty());
    try (HeldServer server = HeldServer.start(limits, tls, keys, bundle)) {
      HttpRequest question = server.question(HeldServer.QUEUED, HttpClient.Version.HTTP_2);
      CompletableFuture<HttpResponse<String>> answer =
          server.client().sendAsync(question, BodyHandlers.ofString());
      server.awaitMetric(HeldServer.ONE_WAITS);
      outlastASilentConnection(server);
      server.letGo();

      assertEquals(HttpClient.Version.HTTP_2, answer.get().version());
      assertEquals("[\"impar\"]", answer.get().body());
    }
  }

  /** For as long as it takes that another connection is closed for its silence. */
  private static void outlastASilentConnection(HeldServer server) throws IOException {
    try (RawConnection silent = server.connect()) {
      assertTrue(silent.isClosed());
    }
  }

  private static void assertAnswered(Limits limits, HttpClient.Version version) throws Exception {
    try (HeldServer server = HeldServer.start(limits, ServerConfig.Access.OPEN, keys, bundle)) {
      CompletableFuture<HttpResponse<String>> answer = server.askLater(version);
      server.awaitMetric(HeldServer.ONE_WAITS);
      outlastASilentConnection(server);
      server.letGo();

      assertEquals("[\"impar\"]", answer.get().body());
      assertEquals(version, answer.get().version());
    }
  }
}
