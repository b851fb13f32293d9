package org.injerto.hub;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of an answer as they come, none of which may let one wait too long: the time limits of
 * {@code java.net.http} end where the body begins.
 */
final class TimedBody implements BodySubscriber<TimedBody>, Closeable {
  private final Duration patience;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

  /**
   * @param patience how long the next bytes may take
   */
  TimedBody(Duration patience) {
    this.patience = patience;
  }

  private sealed interface Event {}

  private record Bytes(List<ByteBuffer> buffers) implements Event {}

  private record Failure(Throwable cause) implements Event {}

  private record End() implements Event {}

  /**
   * The next bytes, none at the end.
   *
   * @throws HttpTimeoutException if they do not come in time
   */
  List<ByteBuffer> next() throws IOException {
    subscription.join().request(1);
    Event event = awaited();
    if (event instanceof Bytes bytes) {
      return bytes.buffers;
    }
    if (event instanceof Failure failure) {
      throw failure.cause instanceof IOException io ? io : new IOException(failure.cause);
    }
    events.add(event); // the end is the end, however often one asks
    return List.of();
  }

  private Event awaited() throws IOException {
    try {
      Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw new HttpTimeoutException("no bytes for " + patience.toSeconds() + " s");
      }
      return event;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** All of it up to a limit; what comes after that is not looked at. */
  byte[] upTo(int limit) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (List<ByteBuffer> some = next(); !some.isEmpty() && all.size() < limit; some = next()) {
      for (ByteBuffer buffer : some) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        all.write(bytes, 0, Math.min(bytes.length, limit - all.size()));
      }
    }
    return all.toByteArray();
  }

  /** Lets go of the connection if there is more to come. */
  @Override
  public void close() {
    subscription.join().cancel();
  }

  @Override
  public CompletionStage<TimedBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription.complete(begun);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    events.add(new Bytes(buffers));
  }

  @Override
  public void onError(Throwable failed) {
    events.add(new Failure(failed));
  }

  @Override
  public void onComplete() {
    events.add(new End());
  }
}
