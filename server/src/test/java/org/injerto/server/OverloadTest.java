package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.injerto.server.model.BatchingConfig;
import org.injerto.server.model.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten times as many requests as can be answered, for 20 s. */
@Timeout(120)
class OverloadTest {
  private static final Duration BEAT = Duration.ofMillis(25);
  private static final int BEATS = 800; // 20 s
  private static final int REQUESTS = 10; // a beat, in which the engine answers one text
  private static final int QUEUE = 40;

  @TempDir static Path folder;

  private final Semaphore pace = new Semaphore(0);
  private final ConcurrentLinkedQueue<CompletableFuture<HttpResponse<String>>> asked =
      new ConcurrentLinkedQueue<>();
  private final CountDownLatch beats = new CountDownLatch(BEATS);

  @Test
  void tenTimesTheLoadIsRefusedWith429AndIsOverOnceItEnds() throws Exception {
    Path bundle = TestModels.bundle(folder.resolve("1"));
    ScheduledExecutorService metronome = Executors.newSingleThreadScheduledExecutor();
    try (RunningServer server = server(bundle)) {
      server.engine(bundle).disturb(texts -> pace.acquireUninterruptibly(texts.size()));
      metronome.scheduleAtFixedRate(() -> beat(server), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
      while (!beats.await(1, TimeUnit.SECONDS)) {
        assertEquals(200, server.get("/ping").statusCode(), "busy is not broken");
        int waiting = metric(server, "injerto_queue_items{model=\"es\",version=\"1\"}");
        assertTrue(waiting <= QUEUE, waiting + " texts wait");
      }
      Map<Integer, Integer> seen = answers();
      assertEquals(200, server.post("/classify/es", "casa").statusCode());

      assertEquals(Set.of(200, 429), seen.keySet());
      assertEquals(BEATS * REQUESTS, seen.get(200) + seen.get(429));
      assertTrue(seen.get(200) >= BEATS / 2, seen.toString()); // it did what it could meanwhile
      assertEquals(200, server.get("/ping").statusCode());
      seen.merge(200, 1, Integer::sum);
      assertCounted(server, seen, server.engine(bundle).batches());
    } finally {
      metronome.shutdownNow();
      pace.release(Integer.MAX_VALUE / 2);
    }
  }

  private static RunningServer server(Path bundle) {
    BatchingConfig batching = new BatchingConfig(1, 4096, 4, QUEUE, 65_536, Duration.ofMillis(1));
    return RunningServer.start(RunningServer.config(RunningServer.LIMITS, batching), bundle);
  }

  private void beat(RunningServer server) {
    pace.release();
    if (beats.getCount() > 0) {
      for (int i = 0; i < REQUESTS; i++) {
        asked.add(server.postLater("/classify/es", TestModels.text(3 + i)));
      }
      beats.countDown();
    }
  }

  /** How many answers of each status there were, once all have come. */
  private Map<Integer, Integer> answers() {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (CompletableFuture<HttpResponse<String>> one : asked) {
      HttpResponse<String> answer = one.join();
      counts.merge(answer.statusCode(), 1, Integer::sum);
      if (answer.statusCode() == 429) {
        String seconds = answer.headers().firstValue("Retry-After").orElseThrow();
        assertTrue(Integer.parseInt(seconds) >= 1, seconds);
      }
    }
    return counts;
  }

  private static void assertCounted(
      RunningServer server, Map<Integer, Integer> seen, List<List<Integer>> batches) {
    while (metric(server, "injerto_requests_in_flight") > 1) {
      Thread.onSpinWait(); // a request ends a moment after the client has its answer
    }
    String requests = "injerto_request_seconds_count{endpoint=\"/classify/{model}\",status=\"%d\"}";
    assertEquals(seen.get(200).intValue(), metric(server, requests.formatted(200)));
    assertEquals(seen.get(429).intValue(), metric(server, requests.formatted(429)));
    int texts = batches.stream().mapToInt(List::size).sum();
    assertEquals(texts, metric(server, "injerto_items_total{model=\"es\",version=\"1\"}"));
    assertTrue(texts >= seen.get(200), texts + " texts");
    assertEquals(0, metric(server, "injerto_queue_items{model=\"es\",version=\"1\"}"));
  }

  private static int metric(RunningServer server, String name) {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }
}
