package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private final BodyMemory memory = new BodyMemory(100, 150);

  @Test
  void whatDoesNotFitBesideTheOthersIsRefused() {
    memory.part().take(100);
    BodyMemory.Part second = memory.part();
    second.take(50);
    Refusal refusal = assertThrows(RefusedException.class, () -> second.take(1)).refusal();

    assertEquals(503, refusal.status());
    assertEquals("1", refusal.headers().get("Retry-After").orElseThrow());
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    for (int i = 0; i < 100; i++) {
      BodyMemory.Part part = memory.part();
      part.take(100);
      part.take(50);
      assertThrows(RefusedException.class, () -> part.take(50));
      part.close();
    }
  }

  @Test
  void aRequestThatHasEndedTakesNothing() {
    BodyMemory.Part ended = memory.part();
    ended.close();
    ended.take(150);

    memory.part().take(150);
  }
}
