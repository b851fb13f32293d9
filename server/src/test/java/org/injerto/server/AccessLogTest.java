package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class AccessLogTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TempDir static Path folder;
  private static Path bundle;
  private final Logger log = (Logger) LoggerFactory.getLogger("org.injerto.server.access");
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Lines appender = new Lines();

  /** Does with every line what a test wants. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private volatile Consumer<String> taker = line -> {};

    @Override
    public void doAppend(ILoggingEvent event) { // as it is, it would hide what goes wrong
      taker.accept(event.getFormattedMessage());
    }

    @Override
    protected void append(ILoggingEvent event) {}
  }

  @BeforeAll
  static void makeBundle() {
    bundle = TestModels.bundle(folder.resolve("1"));
  }

  @BeforeEach
  void listen() {
    appender.taker = lines::add;
    appender.setContext(log.getLoggerContext());
    appender.start();
    log.setLevel(Level.INFO);
    log.setAdditive(false);
    log.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(appender);
    log.setLevel(null);
  }

  @Test
  void aLineSaysAllOfARequestButWhatItAsked() throws Exception {
    try (RunningServer server = RunningServer.start(bundle)) {
      server.send(
          server
              .request("/classify/es?secret=sesame")
              .header("X-Request-Id", "order-7")
              .header("traceparent", TRACE)
              .header("Authorization", "Bearer sesame")
              .POST(BodyPublishers.ofString("sesame\nsesame sesame"))
              .build());
      String line = lines.take();
      JsonNode json = new JsonMapper().readTree(line);

      assertFalse(line.contains("sesame"), line);
      assertEquals(
          List.of(
              "time",
              "request_id",
              "trace_id",
              "method",
              "path",
              "status",
              "milliseconds",
              "model",
              "version",
              "items",
              "pieces"),
          json.propertyStream().map(Map.Entry::getKey).toList());
      Instant.parse(json.get("time").asText());
      assertEquals("order-7", json.get("request_id").asText());
      assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", json.get("trace_id").asText());
      assertEquals("POST", json.get("method").asText());
      assertEquals("/classify/es", json.get("path").asText());
      assertEquals(200, json.get("status").asInt());
      assertTrue(json.get("milliseconds").asDouble() > 0, line);
      assertEquals("es", json.get("model").asText());
      assertEquals("1", json.get("version").asText());
      assertEquals(2, json.get("items").asInt());
      assertTrue(json.get("pieces").asInt() > 4, line);
    }
  }

  @Test
  void whatIsRefusedIsLoggedToo() throws Exception {
    try (RunningServer server = RunningServer.start(bundle)) {
      server.get("/classify/es");
      JsonNode json = new JsonMapper().readTree(lines.take());

      assertEquals(405, json.get("status").asInt());
      assertFalse(json.has("model"));
    }
  }

  @Test
  void aClientThatLeavesBeforeItsAnswerIsLoggedAsGone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    try (RunningServer server = RunningServer.start(bundle)) {
      server
          .engine(bundle)
          .disturb(
              texts -> {
                begun.countDown();
                await(open);
              });
      try (RawConnection client = RawConnection.to(server)) {
        client.send("POST /classify/es HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\ncasa");
        begun.await();
      }
      JsonNode json = new JsonMapper().readTree(lines.take());
      open.countDown();

      assertEquals(499, json.get("status").asInt());
    }
  }

  @Test
  void aLogThatCannotBeWrittenHarmsNoAnswer() {
    appender.taker =
        line -> {
          throw new IllegalStateException("no space left on device");
        };
    try (RunningServer server = RunningServer.start(bundle)) {
      for (int i = 0; i < 10; i++) {
        assertEquals(200, server.post("/classify/es", "casa").statusCode());
      }
      while (!server.get("/metrics").body().contains("injerto_access_log_lost_total 1")) {
        Thread.onSpinWait(); // ten lines or more in the end
      }
    }
  }

  @Test
  void aLogThatHangsHarmsNoAnswer() {
    CountDownLatch open = new CountDownLatch(1);
    appender.taker = line -> await(open);
    try (RunningServer server = RunningServer.start(bundle)) {
      for (int i = 0; i < 4200; i++) {
        server.get("/livez");
      }
      String page = server.get("/metrics").body();

      assertFalse(page.contains("injerto_access_log_lost_total 0.0"), page);
      assertEquals(200, server.post("/classify/es", "casa").statusCode());
      open.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
