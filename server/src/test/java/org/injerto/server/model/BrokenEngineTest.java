package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.injerto.server.http.Client;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** An error of the machine ends the only thread of an engine while others wait for it. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BrokenEngineTest {
  private static final BatchingConfig ONE_BY_ONE =
      new BatchingConfig(1, 4096, 1, 100, 65_536, Duration.ZERO);
  private static final Selector ANY = new Selector(Optional.empty(), "any");

  @TempDir Path folder;

  private final TestModels loader = new TestModels();
  private final ModelRegistry models =
      new ModelRegistry(loader, new Workplace(ONE_BY_ONE, Runnable::run, ModelObserver.NOBODY));
  private final Thread.UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();
  private CompletableFuture<Outcome<?>> atWork;
  private CompletableFuture<Outcome<?>> waiting;

  @BeforeEach
  void breakTheEngineWhileOneWaits() throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, expected) -> {});
    Path bundle = TestModels.bundle(folder.resolve("1"));
    models.load("es", List.of(ModelSource.only(bundle)));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    loader
        .engine(bundle)
        .disturb(
            texts -> {
              begun.countDown();
              await(open);
              throw new OutOfMemoryError("for this test");
            });
    atWork = ask();
    begun.await();
    waiting = ask();
    open.countDown();
  }

  @AfterEach
  void letErrorsBeShown() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void nobodyWaitsForever() {
    assertEquals(500, refusal(atWork.join()).status());
    assertEquals(503, refusal(waiting.join()).status());
  }

  @Test
  void whoComesLaterIsRefusedAtOnce() {
    waiting.join();

    assertEquals(503, assertThrows(RefusedException.class, this::ask).refusal().status());
    assertTrue(models.obstacle().toCompletableFuture().join().isPresent());
  }

  @Test
  void theModelCanBeClosed() {
    models.close();

    assertTrue(loader.engine(folder.resolve("1")).isClosed());
  }

  private CompletableFuture<Outcome<?>> ask() {
    return models.use("es", ANY, BrokenEngineTest::ask).toCompletableFuture();
  }

  private static <P, O> CompletionStage<Outcome<?>> ask(ServedModel<P, O> model) {
    return model
        .answer(List.of(model.task().probe()), new Client(Deadline.after(Duration.ofHours(1))))
        .thenApply(answers -> answers.outcomes().get(0));
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).reason();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
