package org.injerto.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  private final Workers workers = new Workers(2);

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void everyItemIsDoneOnceAndSeveralAtTheSameTime() {
    List<Integer> items = IntStream.range(0, 10).boxed().toList();
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    CyclicBarrier pair = new CyclicBarrier(2); // one thread alone would never pass

    workers.each(
        items,
        item -> {
          pass(pair);
          done.add(item);
        });

    assertEquals(Set.copyOf(items), done);
  }

  @Test
  void oneItemAloneIsDoneByTheThreadThatAsks() {
    workers.each(List.of(Thread.currentThread()), asks -> assertSame(asks, Thread.currentThread()));
  }

  /** What fails may be closed at once, and native memory with it. */
  @Test
  void aFailureIsKnownOnceNoOtherPartIsRunningAnyMore() {
    CountDownLatch known = new CountDownLatch(1);
    Set<Boolean> knownTooEarly = ConcurrentHashMap.newKeySet();
    RuntimeException failure = new IllegalStateException("for this test");

    RuntimeException thrown =
        assertThrows(
            IllegalStateException.class,
            () -> {
              try {
                workers.each(
                    List.of(true, false),
                    fails -> {
                      if (fails) {
                        throw failure;
                      }
                      knownTooEarly.add(comes(known));
                    });
              } finally {
                known.countDown();
              }
            });

    assertSame(failure, thrown);
    assertEquals(Set.of(false), knownTooEarly);
  }

  @Test
  void anErrorOfTheMachineIsNotTakenForAnAnswer() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                workers.each(
                    List.of(1, 2),
                    item -> {
                      throw new StackOverflowError();
                    }));

    assertInstanceOf(StackOverflowError.class, thrown.getCause());
  }

  private static void pass(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean comes(CountDownLatch latch) {
    try {
      return latch.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
