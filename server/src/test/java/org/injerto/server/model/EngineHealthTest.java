package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.injerto.pipeline.TextClassificationPipeline.Prepared;
import org.injerto.task.Classification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineHealthTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration NONE = Duration.ofNanos(-1); // any time is longer

  private final EngineHealth health = new EngineHealth(2);

  @Test
  void aThreadThatHasHadABatchForLongerHasStalledUntilItIsDone() {
    assertEquals(Optional.empty(), health.stalledFor(NONE));

    health.began(1);
    assertEquals(
        "the engine has not answered for 0 s",
        health.stalledFor(NONE).orElseThrow().in(Locale.ENGLISH));
    assertEquals(Optional.empty(), health.stalledFor(HOUR));

    health.ended(1);
    assertEquals(Optional.empty(), health.stalledFor(NONE));
  }

  @Test
  void aThreadThatHasAnsweredHasNoBatchAnyMore(@TempDir Path folder) throws Exception {
    OpenedModel<Prepared, Classification> model =
        new TestModels().open("es", TestModels.bundle(folder.resolve("1")));
    BatchingConfig config = new BatchingConfig(1, 4096, 1, 100, 65_536, Duration.ZERO);
    try (Batcher<Prepared, Classification> batcher =
        new Batcher<>(model, config, health, BatchObserver.NOBODY)) {
      batcher.probe(model.task().probe()).get();
    }

    assertTrue(health.answeredWithin(HOUR));
    assertEquals(Optional.empty(), health.stalledFor(NONE));
  }

  @Test
  void theLastAnswerCountsIfItWasOneAndNoLongerAgo() {
    assertFalse(health.answeredWithin(HOUR), "nothing was answered yet");

    health.answered(true);
    assertTrue(health.answeredWithin(HOUR));
    assertFalse(health.answeredWithin(NONE));

    health.answered(false);
    assertFalse(health.answeredWithin(HOUR));
  }
}
