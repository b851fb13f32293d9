package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are never silent, and never say enough. */
@Timeout(60)
class SlowHeadsTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final ServerConfig.Limits LIMITS =
      new ServerConfig.Limits(6 << 20, LONG, Duration.ofSeconds(1), LONG, Duration.ofSeconds(5));
  private static final String HALF = "GET /livez HTTP/1.1\r\nHost: a\r\nX-Slow: ";
  private static final String REFUSAL =
      "HTTP/1.1 408 Request Timeout\n"
          + "{\"error\":\"the rest of the request did not come in time\"}";

  @TempDir Path folder;

  private static RunningServer server(ServerConfig.Access access) {
    return RunningServer.start(
        new ServerConfig(
            new ServerConfig.Address("127.0.0.1", 0), LIMITS, RunningServer.BATCHING, access));
  }

  private static RunningServer server() {
    return server(ServerConfig.Access.OPEN);
  }

  @Test
  void aHeadThatComesByteByByteIsAnsweredAndTheConnectionClosed() throws IOException {
    try (RunningServer server = server();
        RawConnection slow = RawConnection.to(server)) {
      slow.send(HALF);
      dripUntilAnswered(slow, server);

      assertEquals(REFUSAL, slow.answer());
      assertTrue(slow.isClosed());
    }
  }

  @Test
  void soIsALaterOneOnAConnectionThatWasKept() throws IOException {
    try (RunningServer server = server();
        RawConnection slow = RawConnection.to(server)) {
      for (int i = 0; i < 3; i++) {
        slow.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");
        assertEquals(200, slow.status());
      }
      slow.send(HALF);
      dripUntilAnswered(slow, server);

      assertEquals(REFUSAL, slow.answer());
      assertTrue(slow.isClosed());
    }
  }

  /** Another request is the time between two bytes; with all too many bytes it would be 431. */
  private static void dripUntilAnswered(RawConnection slow, RunningServer server)
      throws IOException {
    while (!slow.hasAnswer()) {
      slow.send("x");
      assertEquals(200, server.get("/livez").statusCode());
    }
  }

  @Test
  void aConnectionThatBringsNothingIsClosedWithoutAnAnswer() throws IOException {
    try (RunningServer server = server();
        RawConnection silent = RawConnection.to(server)) {
      assertEquals(-1, silent.status());
    }
  }

  @Test
  void soIsOneOfHttp2ThatBringsNoRequest() throws IOException {
    try (RunningServer server = server();
        RawConnection silent = RawConnection.to(server)) {
      silent.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"); // no settings

      silent.readAll(); // the server's settings, and the end
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0016\u0003\u0001\u0002\u0000\u0001"})
  void aHandshakeThatDoesNotGetOnClosesTheConnection(String begun) throws IOException {
    TestKeys keys = TestKeys.make(folder, "EC");
    TlsFiles files = new TlsFiles.Pem(keys.certificate(), keys.key());
    try (RunningServer server =
            server(new ServerConfig.Access(Optional.of(files), Optional.empty()));
        RawConnection silent = RawConnection.to(server)) {
      silent.send(begun);

      assertTrue(silent.isClosed());
    }
  }

  @Test
  void aConnectionThatHasBroughtARequestMayBeSilentForLonger() throws IOException {
    try (RunningServer server = server();
        RawConnection kept = RawConnection.to(server)) {
      kept.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");
      assertEquals(200, kept.status());
      for (int i = 0; i < 3; i++) {
        try (RawConnection silent = RawConnection.to(server)) {
          assertTrue(silent.isClosed(), "as long as a head may take");
        }
      }
      kept.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");

      assertEquals(200, kept.status());
    }
  }
}
