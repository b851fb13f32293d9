package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.http.Refusal;
import org.injerto.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is found out about an engine that says nothing, or not what it should. */
@Timeout(60)
class ExaminationTest {
  private static final Message REASON = Message.of(EngineHealth.class, "engine.stalled", 7);

  private final EngineHealth health = new EngineHealth(1);
  private final List<CompletableFuture<Outcome<String>>> asked = new ArrayList<>();

  private Examination<String> examination(Duration stalled) {
    return new Examination<>(
        health,
        stalled,
        () -> {
          asked.add(new CompletableFuture<>());
          return asked.get(asked.size() - 1);
        });
  }

  private static Optional<Message> obstacle(CompletableFuture<Optional<Message>> examined)
      throws Exception {
    return examined.get();
  }

  @Test
  void anEngineThatIsBusyForNotTooLongIsWell() throws Exception {
    health.began(0);

    assertEquals(Optional.empty(), obstacle(examination(Duration.ofHours(1)).obstacle("es")));
  }

  @Test
  void anEngineThatDoesNotGetOnIsNot() throws Exception {
    health.began(0);
    Optional<Message> obstacle = obstacle(examination(Duration.ZERO).obstacle("es"));

    assertTrue(obstacle.orElseThrow().toString().startsWith("the engine has not answered for"));
  }

  @Test
  void itIsAskedOnceAtATimeAndAgainOnlyAfterItsAnswer() throws Exception {
    Examination<String> examination = examination(Duration.ofHours(1));
    CompletableFuture<Optional<Message>> first = examination.obstacle("es");
    CompletableFuture<Optional<Message>> second = examination.obstacle("es");
    assertEquals(1, asked.size());

    obstacle(first); // gave up
    obstacle(second);
    assertFalse(asked.get(0).isDone(), "whoever gives up leaves the question as it is");
    examination.obstacle("es");
    assertEquals(1, asked.size());

    asked.get(0).complete(new Outcome.Answered<>("well"));
    examination.obstacle("es");
    assertEquals(2, asked.size());
  }

  @Test
  void whatItSaysIsSaid() throws Exception {
    Examination<String> examination = examination(Duration.ofHours(1));
    CompletableFuture<Optional<Message>> examined = examination.obstacle("es");
    asked.get(0).complete(new Outcome.Refused<>(Refusal.of(500, REASON)));

    assertEquals(Optional.of(REASON), obstacle(examined));
  }

  @Test
  void whatHasJustAnsweredIsNotAsked() throws Exception {
    health.answered(true);

    assertEquals(Optional.empty(), obstacle(examination(Duration.ZERO).obstacle("es")));
    assertTrue(asked.isEmpty());
  }
}
