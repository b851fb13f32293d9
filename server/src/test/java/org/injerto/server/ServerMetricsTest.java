package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.injerto.server.model.BatchObserver;
import org.injerto.server.model.ModelInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {
  private static final ModelInfo MODEL = new ModelInfo("es", "1", "text-classification", "int8");
  private static final String TAGS = "{model=\"es\",version=\"1\"} ";

  private final ServerMetrics metrics =
      new ServerMetrics(new OpenCount(), new AccessLog(line -> {}));

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void eachNumberOfABatchIsCountedAsItself() {
    BatchObserver model = metrics.opened(MODEL, () -> 0);
    model.batch(2, 30, Duration.ofSeconds(5).toNanos(), Duration.ofSeconds(7).toNanos());
    model.batch(1, 10, 0, Duration.ofSeconds(1).toNanos());
    model.dropped(4);

    assertSays("injerto_items_total" + TAGS + "3.0");
    assertSays("injerto_items_dropped_total" + TAGS + "4.0");
    assertSays("injerto_pieces_total" + TAGS + "40.0");
    assertSays("injerto_batch_items_sum" + TAGS + "3.0");
    assertSays("injerto_batch_pieces_sum" + TAGS + "40.0");
    assertSays("injerto_queue_wait_seconds_sum" + TAGS + "5.0");
    assertSays("injerto_engine_seconds_sum" + TAGS + "8.0");
    assertSays("injerto_engine_seconds_count" + TAGS + "2");
  }

  @Test
  void aVersionThatIsLoadedAnewIsThereUntilItsLastModelIsClosed() {
    BatchObserver old = metrics.opened(MODEL, () -> 3);
    BatchObserver anew = metrics.opened(MODEL, () -> 4);
    assertSays("injerto_queue_items" + TAGS + "7.0");

    old.close();
    assertSays("injerto_queue_items" + TAGS + "4.0");
    assertTrue(metrics.page().contains("injerto_model_info{name=\"es\""));

    anew.close();
    assertFalse(metrics.page().contains("\"es\""), metrics.page());
  }

  @Test
  void requestsAreCountedByRouteAndStatus() {
    metrics.request("/models/{model}", 200, Duration.ofSeconds(2).toNanos());
    metrics.request("/models/{model}", 429, 0);
    metrics.request("/models/{model}", 200, Duration.ofSeconds(1).toNanos());

    String route = "injerto_request_seconds_%s{endpoint=\"/models/{model}\",status=\"%d\"} ";
    assertSays(route.formatted("sum", 200) + "3.0");
    assertSays(route.formatted("count", 200) + "2");
    assertSays(route.formatted("count", 429) + "1");
  }

  private void assertSays(String line) {
    assertTrue(metrics.page().contains("\n" + line + "\n"), line + " in\n" + metrics.page());
  }
}
