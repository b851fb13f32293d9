package org.injerto.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts a server under load.
 *
 * <p>Requests are numbered in the order in which they are due, and a connection that is free takes
 * the next one. Where all are busy a request goes out late, but its time has counted from when it
 * was due.
 */
final class LoadGenerator {
  private final Requests requests;
  private final LongAdder answered = new LongAdder();

  LoadGenerator(Requests requests) {
    this.requests = requests;
  }

  /** How many requests have been answered so far, under all loads. */
  long answered() {
    return answered.sum();
  }

  /** Bears down on the server until the load is over. */
  LoadReport run(Load load) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(load.connections());
    try {
      Run run = new Run(load);
      List<Future<Tally>> tallies = new ArrayList<>();
      for (int i = 0; i < load.connections(); i++) {
        tallies.add(threads.submit(run::one));
      }
      Tally sum = new Tally();
      for (Future<Tally> tally : tallies) {
        sum.add(tally.get());
      }
      return sum.report(load);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a connection failed", failed.getCause());
    } finally {
      threads.shutdown();
    }
  }

  /** A load while it lasts. */
  private final class Run {
    private final Pace pace;
    private final AtomicLong next = new AtomicLong();
    private final long start = System.nanoTime();
    private final long begin;
    private final long end;

    Run(Load load) {
      this.pace = load.pace();
      this.begin = start + load.warmUp().toNanos();
      this.end = begin + load.window().toNanos();
    }

    /** What one connection does. */
    Tally one() throws IOException {
      Tally tally = new Tally();
      Connection connection = Connection.to(requests.endpoint());
      try {
        for (long number = take(), due = due(number);
            due < end;
            number = take(), due = due(number)) {
          waitUntil(due);
          int status = ask(connection, number);
          count(tally, status, due, System.nanoTime());
          if (status == Tally.NONE) {
            connection.close();
            connection = Connection.to(requests.endpoint());
          }
        }
        return tally;
      } finally {
        connection.close();
      }
    }

    private long take() {
      return next.getAndIncrement();
    }

    private long due(long number) {
      return pace.due(start, number);
    }

    private void count(Tally tally, int status, long due, long now) {
      if (due >= begin) {
        tally.due(status, now - due);
      }
      if (status != Tally.NONE) {
        answered.increment();
        if (now >= begin && now < end) {
          tally.answeredInWindow();
        }
      }
    }

    private int ask(Connection connection, long number) {
      try {
        return connection.ask(requests.get(number));
      } catch (IOException unanswered) {
        return Tally.NONE;
      }
    }
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
