package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.ServerConfig.Limits;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits of what clients may do are none of the time that the server takes. */
@Timeout(60)
class LongAnswerTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(500);
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

  /** After more than a short time, as connections show that are closed for their silence. */
  private static void assertAnswered(Limits limits, HttpClient.Version version) throws Exception {
    try (HeldServer server = HeldServer.start(limits, ServerConfig.Access.OPEN, keys, bundle)) {
      CompletableFuture<HttpResponse<String>> answer = server.askLater(version);
      server.awaitMetric(HeldServer.ONE_WAITS);
      for (int i = 0; i < 3; i++) {
        try (RawConnection silent = server.connect()) {
          assertTrue(silent.isClosed());
        }
      }
      server.letGo();

      assertEquals("[\"impar\"]", answer.get().body());
      assertEquals(version, answer.get().version());
    }
  }
}
