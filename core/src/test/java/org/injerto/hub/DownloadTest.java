package org.injerto.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow.Subscription;
import org.injerto.hub.HubException.Reason;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that break off, send something else or never end. */
class DownloadTest {
  private static final String WEIGHTS = "model.safetensors";
  private static final byte[] RIGHT = Golden.weights(3000, "w1");

  @AutoClose private final HubServer server = HubServer.golden();
  private final GoldenHub client;

  DownloadTest(@TempDir Path folder) {
    client = server.client(folder);
  }

  @Test
  void bytesOfAnotherHashAreRefusedAndNotKept() {
    server.act("GET", "/blobs/", Map.of("corrupt", true));

    assertEquals(Reason.WRONG_CONTENT, failed().reason());
    assertEquals(List.of(), blobs());
  }

  @Test
  void moreBytesThanWereSaidAreRefusedAndNotKept() {
    server.act("GET", "/blobs/", Map.of("long", 10, "chunked", true));

    HubException failed = failed();

    assertEquals(Reason.WRONG_CONTENT, failed.reason());
    assertTrue(failed.getMessage().startsWith("The hub said 3000 bytes and sends more"));
    assertEquals(List.of(), blobs());
  }

  @Test
  void aServerThatIsOutOfOrderIsAskedAgainForTheBytesToo() throws IOException {
    server.act("GET", "/blobs/", Map.of("status", 503));
    server.act("GET", "/blobs/", Map.of("status", 502));

    assertRight(client.file("org/demo", WEIGHTS));
    assertEquals(2, client.pauses.size());
  }

  @Test
  void whatHasComeIsKeptWhereTheConnectionIsToBlame() throws IOException {
    server.act("GET", "/blobs/", Map.of("cut", 1234));
    for (int i = 0; i < 6; i++) {
      server.act("GET", "/blobs/", Map.of("status", 500));
    }
    assertEquals(Reason.BUSY, failed().reason());
    assertEquals(List.of(Golden.sha256(RIGHT) + ".injerto.incomplete"), blobs());
    server.actNoMore();
    server.forgetExchanges();

    assertRight(client.file("org/demo", WEIGHTS));
    assertTrue(server.exchanges().get(1).toString().contains("bytes=1234-"));
  }

  @Test
  void aWrongBeginningIsFoundOutAndFetchedAnew() throws IOException {
    leave(Golden.weights(1500, "w2"));

    assertRight(client.file("org/demo", WEIGHTS));
    assertEquals(List.of("bytes=1500-", "-"), ranges());
  }

  @Test
  void aBeginningThatTheServerCannotGoOnWithIsFetchedAnew() throws IOException {
    leave(Arrays.copyOf(RIGHT, 1500));
    server.act("GET", "/blobs/", Map.of("status", 416));

    assertRight(client.file("org/demo", WEIGHTS));
    assertEquals(List.of("bytes=1500-", "-"), ranges());
  }

  @Test
  void aPartThatNobodyAskedForIsRefused() {
    server.act("GET", "/blobs/", Map.of("status", 206, "body", "part"));

    HubException failed = failed();

    assertEquals(Reason.OTHER, failed.reason());
    assertTrue(failed.getMessage().contains("206"), failed.getMessage());
    assertEquals(List.of("-"), ranges());
    assertEquals(List.of(), blobs());
  }

  @Test
  void aBeginningThatIsLongerThanTheFileIsFetchedAnew() throws IOException {
    leave(Golden.weights(4000, "w2"));

    assertRight(client.file("org/demo", WEIGHTS));
    assertEquals(List.of("-"), ranges());
  }

  @Test
  void theNextSixFailuresWithoutAByteAreTheEndAndThePausesDouble() {
    for (int i = 0; i < 6; i++) {
      server.act("GET", "/blobs/", Map.of("cut", 0));
    }

    assertEquals(Reason.UNREACHABLE, failed().reason());

    List<Integer> seconds = List.of(1, 2, 4, 8, 8);
    assertEquals(seconds.size(), client.pauses.size());
    for (int i = 0; i < seconds.size(); i++) {
      double pause = client.pauses.get(i).toMillis() / 1000.0;
      assertTrue(
          pause >= seconds.get(i) && pause <= 1.25 * seconds.get(i), client.pauses::toString);
    }
  }

  @Test
  void aHostThatNobodyKnowsIsLookedForOnceMoreOnly() {
    client.environment.put("HF_ENDPOINT", "http://hub.invalid");

    HubException failed = failed();

    assertEquals(Reason.UNKNOWN_HOST, failed.reason());
    assertTrue(failed.getMessage().startsWith("The host hub.invalid is not known"));
    assertEquals(1, client.pauses.size());
  }

  @Test
  void aServerThatSaysHowLongToWaitIsHeardUnlessThatIsTooLong() throws IOException {
    server.act("GET", "/blobs/", Map.of("status", 429, "headers", Map.of("Retry-After", "60")));
    client.file("org/demo", WEIGHTS);
    assertTrue(client.pauses.get(0).compareTo(Duration.ofSeconds(61)) >= 0);

    server.act("HEAD", "config", Map.of("status", 429, "headers", Map.of("Retry-After", "86400")));
    HubException failed =
        assertThrows(HubException.class, () -> client.file("org/demo", "config.json"));
    assertEquals(Reason.BUSY, failed.reason());
    assertEquals(1, client.pauses.size());
  }

  @Test
  void bytesThatDoNotComeInTimeAreNotWaitedForForEver() throws IOException {
    try (TimedBody body = new TimedBody(Duration.ofMillis(1))) {
      body.onSubscribe(
          new Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
          });

      assertThrows(HttpTimeoutException.class, body::next);
    }
  }

  @Test
  void aPersonWhoWantsNoMoreKeepsWhatHasCome() throws IOException {
    FetchListener enough =
        new FetchListener() {
          private boolean some;

          @Override
          public void received(long bytes) {
            some = true;
          }

          @Override
          public boolean stopped() {
            return some;
          }
        };
    server.act("GET", "/blobs/", Map.of("cut", 1000));
    FileFetch fetch =
        new FileFetch(new HubClient(client.settings()), client.backoff(), client.cache());

    HubException stopped =
        assertThrows(
            HubException.class,
            () -> fetch.fetch(ModelName.of("org/demo"), HubFile.named(WEIGHTS), enough));

    assertEquals(Reason.STOPPED, stopped.reason());
    assertEquals(1, blobs().size());
  }

  private HubException failed() {
    return assertThrows(HubException.class, () -> client.file("org/demo", WEIGHTS));
  }

  private static void assertRight(Path file) throws IOException {
    assertArrayEquals(RIGHT, Files.readAllBytes(file));
  }

  /** What an earlier process of ours has left. */
  private void leave(byte[] part) throws IOException {
    Files.createDirectories(blobFolder());
    Files.write(blobFolder().resolve(Golden.sha256(RIGHT) + ".injerto.incomplete"), part);
  }

  private Path blobFolder() {
    return client.root.resolve("models--org--demo/blobs");
  }

  private List<String> blobs() {
    return List.of(blobFolder().toFile().list());
  }

  private List<String> ranges() {
    return server.exchanges().stream()
        .filter(exchange -> exchange.host().equals("cdn"))
        .map(exchange -> exchange.headers().getOrDefault("range", "-"))
        .toList();
  }
}
