package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DrainRateTest {
  private static final long SECOND = 1_000_000_000;

  private final DrainRate rate = new DrainRate();

  @Test
  void whoComesBeforeTheFirstBatchIsToldASecond() {
    assertEquals(1, rate.secondsFor(1_000_000, 1));
  }

  @Test
  void theAdviceIsTheWholeSecondsThatAllThreadsNeedForWhatWaits() {
    rate.add(100, SECOND / 2); // 200 a second

    assertEquals(5, rate.secondsFor(1000, 1));
    assertEquals(6, rate.secondsFor(1001, 1));
    assertEquals(3, rate.secondsFor(1001, 2));
  }

  @Test
  void theAdviceIsFromASecondToAMinute() {
    rate.add(100, SECOND);

    assertEquals(1, rate.secondsFor(0, 1));
    assertEquals(1, rate.secondsFor(1, 1));
    assertEquals(60, rate.secondsFor(6000, 1));
    assertEquals(60, rate.secondsFor(1_000_000_000, 1));
  }

  @Test
  void oneOddBatchChangesItByATenthOnly() {
    rate.add(1000, SECOND);
    rate.add(0, SECOND); // 900 a second now

    assertEquals(10, rate.secondsFor(9000, 1));
    assertEquals(11, rate.secondsFor(9001, 1));
  }

  @Test
  void aBatchThatTookNoTimeThatTheClockKnowsIsCounted() {
    rate.add(1, 0);

    assertEquals(1, rate.secondsFor(1_000_000_000, 1));
  }
}
