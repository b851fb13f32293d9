package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  void theLastAnswerCountsIfItWasOneAndNoLongerAgo() {
    assertFalse(health.answeredWithin(HOUR), "nothing was answered yet");

    health.answered(true);
    assertTrue(health.answeredWithin(HOUR));
    assertFalse(health.answeredWithin(NONE));

    health.answered(false);
    assertFalse(health.answeredWithin(HOUR));
  }
}
