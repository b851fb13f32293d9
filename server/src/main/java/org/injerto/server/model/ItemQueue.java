package org.injerto.server.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The items that wait, in the order in which they came. A batch leaves it once it is full, or once
 * its oldest item has waited long enough, or at once where the engine has nothing else to do.
 */
final class ItemQueue<P, O> {
  private final BatchingConfig config;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Item<P, O>> waiting = new ArrayDeque<>();
  private long pieces; // of those that wait
  private int running; // batches that the engine has
  private boolean closed;

  ItemQueue(BatchingConfig config) {
    this.config = config;
  }

  /**
   * Takes all items of a request or none.
   *
   * @return whether there was room; there always is where nothing waits
   */
  boolean offer(List<Item<P, O>> items) {
    long more = items.stream().mapToLong(Item::size).sum();
    lock.lock();
    try {
      if (closed || !hasRoom(items.size(), more)) {
        return false;
      }
      waiting.addAll(items);
      pieces += more;
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes an item to be answered next, whether there is room or not. */
  void offerFirst(Item<P, O> item) {
    lock.lock();
    try {
      waiting.addFirst(item);
      pieces += item.size();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes out all that waits of one request. */
  List<Item<P, O>> remove(Ticket<O> ticket) {
    lock.lock();
    try {
      List<Item<P, O>> removed = new ArrayList<>();
      for (Item<P, O> item : waiting) {
        if (item.ticket() == ticket) {
          removed.add(item);
          pieces -= item.size();
        }
      }
      waiting.removeIf(item -> item.ticket() == ticket);
      return removed;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(int items, long more) {
    return waiting.isEmpty()
        || (waiting.size() + items <= config.queueItems() && pieces + more <= config.queuePieces());
  }

  /** Waits for a batch; an empty one says that there will be no more. */
  List<Item<P, O>> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && mustWait()) {
        await();
      }
      List<Item<P, O>> batch = next();
      running += batch.isEmpty() ? 0 : 1;
      if (!waiting.isEmpty()) {
        changed.signal();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private boolean mustWait() {
    return waiting.isEmpty() || (running > 0 && !isFull() && nanosToGo() > 0);
  }

  private boolean isFull() {
    return waiting.size() >= config.batchItems() || pieces >= config.batchPieces();
  }

  private long nanosToGo() {
    return waiting.element().since() + config.maximumDelay().toNanos() - System.nanoTime();
  }

  private void await() throws InterruptedException {
    if (waiting.isEmpty()) {
      changed.await();
    } else {
      changed.awaitNanos(nanosToGo());
    }
  }

  private List<Item<P, O>> next() {
    List<Item<P, O>> batch = new ArrayList<>();
    long size = 0;
    while (!waiting.isEmpty()
        && batch.size() < config.batchItems()
        && (batch.isEmpty() || size + waiting.element().size() <= config.batchPieces())) {
      size += waiting.element().size();
      batch.add(waiting.remove());
    }
    pieces -= size;
    return batch;
  }

  /** Says that the engine is done with a batch that {@link #take} gave. */
  void done() {
    lock.lock();
    try {
      running--;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits is still given out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits is not given out, but back. */
  List<Item<P, O>> abandon() {
    lock.lock();
    try {
      List<Item<P, O>> left = List.copyOf(waiting);
      waiting.clear();
      pieces = 0;
      closed = true;
      changed.signalAll();
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** How many items wait. */
  int items() {
    return read(waiting::size).intValue();
  }

  /** How many pieces wait. */
  long pieces() {
    return read(() -> pieces).longValue();
  }

  private Number read(Supplier<Number> value) {
    lock.lock();
    try {
      return value.get();
    } finally {
      lock.unlock();
    }
  }
}
