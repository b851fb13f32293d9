package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.TestModels;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HealthTest {
  private static final ServerConfig CONFIG =
      RunningServer.config(RunningServer.LIMITS, RunningServer.BATCHING);

  @TempDir Path folder;

  @Test
  void aServerThatLoadsIsAliveAndNotReady() {
    try (RunningServer server = RunningServer.start(CONFIG)) {
      assertEquals(200, server.get("/livez").statusCode());
      assertEquals(503, server.get("/ping").statusCode());
      assertEquals("{\"error\":\"the models are being loaded\"}", server.get("/readyz").body());
      assertEquals(503, server.post("/classify/es", "casa").statusCode());

      server.load("es", TestModels.bundle(folder.resolve("1")));

      assertEquals(200, server.get("/ping").statusCode());
      assertEquals("", server.get("/ping").body());
      assertEquals(200, server.post("/classify/es", "casa").statusCode());
    }
  }

  @Test
  void aModelThatIsDamagedKeepsTheServerFromBeingReady() throws Exception {
    Path whole = TestModels.bundle(folder.resolve("whole"));
    Path damaged = TestModels.bundle(folder.resolve("damaged"));
    Files.delete(damaged.resolve("tokenizer.json"));
    Files.writeString(damaged.resolve("config.json"), "{");
    try (RunningServer server = RunningServer.start(CONFIG)) {
      InvalidInputException invalid =
          assertThrows(
              InvalidInputException.class,
              () ->
                  server
                      .server()
                      .load(
                          Map.of(
                              "a", List.of(ModelSource.only(damaged)),
                              "b", List.of(ModelSource.only(whole)))));

      assertEquals("not every model can be served", invalid.subject().toString());
      assertTrue(invalid.getMessage().contains("tokenizer.json"), invalid.getMessage());
      assertTrue(invalid.getMessage().contains("it is not JSON"), invalid.getMessage());
      assertEquals(503, server.get("/ping").statusCode());
    }
  }

  @Test
  void anEngineThatHasBegunToFailIsNotReadyUntilItAnswersAgain() {
    Path bundle = TestModels.bundle(folder.resolve("1"));
    try (RunningServer server = RunningServer.start(bundle)) {
      assertEquals(200, server.get("/ping").statusCode());
      server
          .engine(bundle)
          .disturb(
              texts -> {
                throw new IllegalStateException("for this test");
              });
      assertEquals(
          "[\"the model could not answer this text; the server's log says why\"]",
          server.post("/classify/es", "casa").body());

      assertEquals(503, server.get("/ping").statusCode());
      assertEquals(
          "{\"error\":\"the model could not answer this text; the server's log says why\"}",
          server.get("/readyz").body());
      assertEquals(200, server.get("/livez").statusCode());

      server.engine(bundle).disturb(texts -> {});
      assertEquals(200, server.get("/ping").statusCode());
    }
  }

  @Test
  void aServerThatDrainsFinishesWhatHasBegunAndBeginsNothing() throws Exception {
    Path bundle = TestModels.bundle(folder.resolve("1"));
    try (RunningServer server = RunningServer.start(bundle)) {
      var begun = new CountDownLatch(1);
      var open = new CountDownLatch(1);
      server
          .engine(bundle)
          .disturb(
              texts -> {
                begun.countDown();
                try {
                  open.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      try (RawConnection other = RawConnection.to(server)) {
        other.send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n");
        assertEquals(200, other.status());
        var inFlight = server.postLater("/classify/es", "casa");
        begun.await();
        assertEquals(Optional.empty(), server.server().health().closedFor());

        assertFalse(server.server().drain(Duration.ofMillis(10)));
        other.send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n");
        assertEquals(503, other.status());
        assertThrows(ConnectException.class, () -> server.socket().close());

        open.countDown();
        assertEquals(200, inFlight.get().statusCode());
        assertTrue(server.server().drain(Duration.ofSeconds(30)));
      }
    }
  }
}
