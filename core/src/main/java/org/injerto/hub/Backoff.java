package org.injerto.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.injerto.hub.HubException.Reason;

/**
 * How often and after which pauses a request is tried again: 1, 2, 4, 8 and 8 seconds, as {@code
 * huggingface_hub} does, each made longer by up to a quarter, so that many who failed together do
 * not come back together. A server that says how long to wait is heard; a host whose name is not
 * known is looked for once more only.
 */
public final class Backoff {
  private static final int RETRIES = 5;

  /** A name that is not known now will hardly be known in a minute: it is wrong, or all is cut. */
  private static final int RETRIES_OF_UNKNOWN_HOST = 1;

  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final Duration LONGEST_REQUESTED = Duration.ofMinutes(5);
  private static final double JITTER = 0.25;

  private final Sleeper sleeper;
  private final RandomGenerator jitter;

  /**
   * @param sleeper lets the pauses pass
   * @param jitter makes them different
   */
  public Backoff(Sleeper sleeper, RandomGenerator jitter) {
    this.sleeper = sleeper;
    this.jitter = jitter;
  }

  /** One request. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws IOException;
  }

  /** Sends a request until it is answered or trying again is of no use. */
  <T> T patiently(Request<T> request) throws IOException {
    for (int failures = 0; ; failures++) {
      try {
        return request.send();
      } catch (HubException failed) {
        pauseAfter(failed, failures);
      }
    }
  }

  /**
   * Waits before a request is sent again.
   *
   * @param before how often it had failed before
   * @throws HubException the failure, if trying again is of no use
   */
  void pauseAfter(HubException failed, int before) throws IOException {
    if (!failed.mayPass() || before >= retries(failed) || asksForTooLong(failed)) {
      throw failed;
    }
    Duration pause = failed.requestedWait().orElseGet(() -> pause(before));
    try {
      sleeper.sleep(pause.plusMillis((long) (pause.toMillis() * JITTER * jitter.nextDouble())));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static int retries(HubException failed) {
    return failed.reason() == Reason.UNKNOWN_HOST ? RETRIES_OF_UNKNOWN_HOST : RETRIES;
  }

  private static boolean asksForTooLong(HubException failed) {
    return failed.requestedWait().filter(wait -> wait.compareTo(LONGEST_REQUESTED) > 0).isPresent();
  }

  private static Duration pause(int before) {
    Duration doubled = Duration.ofSeconds(1L << before);
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
