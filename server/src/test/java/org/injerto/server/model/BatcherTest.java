package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.injerto.pipeline.TextClassificationPipeline.Prepared;
import org.injerto.server.http.Client;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.task.Classification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BatcherTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir static Path folder;
  private static Path bundle;

  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private OpenedModel<Prepared, Classification> model;
  private CountingLogits engine;
  private Batcher<Prepared, Classification> batcher;
  private final LongAdder dropped = new LongAdder();
  private EngineHealth health;

  @BeforeAll
  static void makeBundle() {
    bundle = TestModels.bundle(folder.resolve("1"));
  }

  @BeforeEach
  void openModel() throws IOException {
    TestModels models = new TestModels();
    model = models.open("es", bundle);
    engine = models.engine(bundle);
    start(new BatchingConfig(1, 4096, 64, 100, 65_536, HOUR));
  }

  private void start(BatchingConfig config) {
    if (batcher != null) {
      batcher.close();
    }
    health = new EngineHealth(config.threads());
    batcher = new Batcher<>(model, config, health, observer());
  }

  private BatchObserver observer() {
    return new BatchObserver() {
      @Override
      public void batch(int items, int pieces, long nanosWaited, long nanosOfEngine) {}

      @Override
      public void dropped(int items) {
        dropped.add(items);
      }

      @Override
      public void close() {}
    };
  }

  @AfterEach
  void close() {
    open.countDown();
    batcher.close();
  }

  @Test
  void everyItemIsAnsweredInItsPlace() {
    List<Outcome<Classification>> outcomes = submit(3, 4, 9, 6).join();

    assertEquals(List.of("impar", "par", "impar", "par"), labels(outcomes));
  }

  @Test
  void noItemsAreAnsweredAtOnce() {
    assertEquals(List.of(), submit().join());
  }

  @Test
  void anIdleEngineWaitsForNobody() {
    submit(5).join(); // the delay of an hour is for engines that are busy

    assertEquals(List.of(List.of(5)), engine.batches());
  }

  @Test
  void whatComesWhileTheEngineIsBusyMakesOneBatch() throws InterruptedException {
    CompletableFuture<?> first = holdTheEngine();
    List<CompletableFuture<List<Outcome<Classification>>>> others =
        IntStream.range(4, 14).mapToObj(this::submit).toList();
    open.countDown();
    others.forEach(CompletableFuture::join);
    first.join();

    assertEquals(List.of(List.of(3), IntStream.range(4, 14).boxed().toList()), engine.batches());
  }

  @Test
  void aSecondThreadLeavesABatchThatIsNotFullToGrow() throws InterruptedException {
    start(new BatchingConfig(2, 4096, 3, 100, 65_536, HOUR));
    CompletableFuture<?> first = holdTheEngine();
    CompletableFuture<?> second = submit(4);
    CompletableFuture<?> third = submit(5, 6);

    second.join(); // full now, so it is answered although the first still is not
    third.join();
    assertFalse(first.isDone());
    assertEquals(List.of(List.of(3), List.of(4, 5, 6)), engine.batches());
  }

  @Test
  void aBatchThatIsNotFullGoesOnceTheEngineIsIdle() throws InterruptedException {
    start(new BatchingConfig(2, 4096, 64, 100, 65_536, HOUR));
    holdTheEngine();
    CompletableFuture<?> second = submit(4);
    open.countDown();

    second.join();
  }

  @Test
  void aBatchThatIsNotFullGoesOnceItHasWaited() throws InterruptedException {
    start(new BatchingConfig(2, 4096, 64, 100, 65_536, Duration.ofMillis(1)));
    CompletableFuture<?> first = holdTheEngine();

    submit(4).join();
    assertFalse(first.isDone());
  }

  @Test
  void noBatchHasMorePiecesOrTextsThanItMay() throws InterruptedException {
    start(new BatchingConfig(1, 20, 3, 100, 65_536, HOUR));
    CompletableFuture<?> first = holdTheEngine();
    CompletableFuture<?> others = submit(10, 9, 8, 4, 4, 4, 4, 30, 2);
    open.countDown();
    others.join();
    first.join();

    assertEquals(
        List.of(
            List.of(3), List.of(10, 9), List.of(8, 4, 4), List.of(4, 4), List.of(30), List.of(2)),
        engine.batches());
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsRefusedAndToldWhenToComeAgain() throws InterruptedException {
    start(new BatchingConfig(1, 4096, 64, 3, 65_536, HOUR));
    holdTheEngine();
    CompletableFuture<List<Outcome<Classification>>> waiting = submit(4, 5);
    Refusal refusal = assertThrows(RefusedException.class, () -> submit(6, 7)).refusal();
    CompletableFuture<List<Outcome<Classification>>> fits = submit(7);
    open.countDown();

    assertEquals(429, refusal.status());
    assertEquals("1", refusal.headers().get("Retry-After").orElseThrow());
    assertEquals(
        "the queue of the model has no room for this request"
            + " (texts that wait: 2; of this request: 2); come again in 1 s",
        refusal.in(Locale.ENGLISH));
    assertEquals(List.of("par", "impar"), labels(waiting.join()));
    assertEquals(List.of("impar"), labels(fits.join()));
  }

  @Test
  void piecesFillTheQueueToo() throws InterruptedException {
    start(new BatchingConfig(1, 4096, 64, 100, 20, HOUR));
    holdTheEngine();
    submit(15);

    assertThrows(RefusedException.class, () -> submit(6));
    submit(5);
  }

  @Test
  void aRequestThatIsLargerThanTheQueueIsTakenWhereNothingWaits() {
    start(new BatchingConfig(1, 4096, 64, 2, 65_536, HOUR));

    assertEquals(List.of("impar", "impar", "par"), labels(submit(3, 5, 8).join()));
  }

  @Test
  void theEngineDoesNotSeeWhatIsOfNoUseAnyMore() throws InterruptedException {
    CompletableFuture<?> first = holdTheEngine();
    CompletableFuture<List<Outcome<Classification>>> late =
        batcher.submit(TestModels.prepared(model, 4), new Client(Deadline.after(Duration.ZERO)));
    CompletableFuture<List<Outcome<Classification>>> inTime = submit(5);
    open.countDown();
    first.join();

    assertEquals(504, refusal(late.join().get(0)).status());
    assertEquals(List.of("impar"), labels(inTime.join()));
    assertEquals(List.of(List.of(3), List.of(5)), engine.batches());
  }

  @Test
  void theEngineDoesNotSeeWhatItsClientHasLeftBehind() throws InterruptedException {
    start(new BatchingConfig(1, 4096, 64, 6, 65_536, HOUR));
    CompletableFuture<?> first = holdTheEngine();
    Client client = new Client(Deadline.after(HOUR));
    List<Prepared> texts = TestModels.prepared(model, 4, 6);
    CompletableFuture<List<Outcome<Classification>>> left = batcher.submit(texts, client);
    CompletableFuture<List<Outcome<Classification>>> right = submit(5, 7);
    client.leave();
    CompletableFuture<List<Outcome<Classification>>> late = batcher.submit(texts, client);
    CompletableFuture<List<Outcome<Classification>>> inTheirPlace = submit(8, 9, 10, 11);
    open.countDown();
    first.join();

    assertEquals(499, refusal(left.join().get(0)).status());
    assertEquals(499, refusal(late.join().get(1)).status());
    assertEquals(List.of("impar", "impar"), labels(right.join()));
    assertEquals(List.of("par", "impar", "par", "impar"), labels(inTheirPlace.join()));
    assertEquals(List.of(List.of(3), List.of(5, 7, 8, 9, 10, 11)), engine.batches());
    assertEquals(4, dropped.sum());
  }

  @Test
  void anItemThatTheEngineFailsWithHarmsNoOther() throws InterruptedException {
    CompletableFuture<?> first = holdTheEngine();
    List<CompletableFuture<List<Outcome<Classification>>>> others =
        IntStream.range(4, 12).mapToObj(this::submit).toList();
    engine.disturb(
        texts -> {
          if (texts.stream().anyMatch(text -> text.length == 7)) {
            throw new IllegalStateException("7 is too much for this engine");
          }
        });
    open.countDown();
    first.join();

    for (int pieces = 4; pieces < 12; pieces++) {
      Outcome<Classification> outcome = others.get(pieces - 4).join().get(0);
      if (pieces == 7) {
        assertEquals(500, refusal(outcome).status());
        assertEquals(
            "the model could not answer this text; the server's log says why",
            refusal(outcome).in(Locale.ENGLISH));
      } else {
        assertEquals(pieces % 2 == 0 ? "par" : "impar", label(outcome));
      }
    }
  }

  @Test
  void aNumberThatIsNoneIsAnErrorInItsPlace() {
    engine.failWith(5);
    List<Outcome<Classification>> outcomes = submit(4, 5, 6).join();

    assertEquals("par", label(outcomes.get(0)));
    assertEquals(
        "the model computed a number that is none (NaN or infinite) for this text",
        refusal(outcomes.get(1)).in(Locale.ENGLISH));
    assertEquals("par", label(outcomes.get(2)));
  }

  @Test
  void aBrokenEngineIsKnownToBeBrokenAndLeavesNobodyWaiting() {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, expected) -> {});
    try {
      engine.disturb(
          texts -> {
            throw new OutOfMemoryError("for this test");
          });
      assertEquals(500, refusal(submit(4).join().get(0)).status());
      batcher.close();
      assertTrue(batcher.isBroken());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void closingAnswersWhatWaits() throws InterruptedException {
    holdTheEngine();
    CompletableFuture<List<Outcome<Classification>>> waiting = submit(4);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(batcher::close);
    open.countDown();
    closing.join();

    assertEquals(List.of("par"), labels(waiting.join()));
  }

  /** Has the engine begin with a text of three pieces and stay at it until {@link #open}. */
  private CompletableFuture<?> holdTheEngine() throws InterruptedException {
    engine.disturb(
        texts -> {
          begun.countDown();
          if (texts.get(0).length == 3) {
            hold();
          }
        });
    CompletableFuture<?> first = submit(3);
    begun.await();
    return first;
  }

  private void hold() {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<List<Outcome<Classification>>> submit(int... pieces) {
    return batcher.submit(TestModels.prepared(model, pieces), new Client(Deadline.after(HOUR)));
  }

  private static List<String> labels(List<Outcome<Classification>> outcomes) {
    return outcomes.stream().map(BatcherTest::label).toList();
  }

  private static String label(Outcome<Classification> outcome) {
    if (outcome instanceof Outcome.Answered<Classification> answered
        && answered.answer() instanceof Classification.OneLabel one) {
      return one.label();
    }
    throw new AssertionError(outcome);
  }

  private static Refusal refusal(Outcome<Classification> outcome) {
    if (outcome instanceof Outcome.Refused<Classification> refused) {
      return refused.reason();
    }
    throw new AssertionError(outcome);
  }
}
