package org.injerto.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.injerto.text.Message;

/** The hub, or the way to it, did not give what was asked for. */
public final class HubException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Message explanation;
  private final Reason reason;
  private final transient Optional<Duration> wait;

  /** Why, which decides what can be done about it. */
  public enum Reason {
    /** There is no connection, or it broke. */
    UNREACHABLE,
    /** Nobody knows the name of the host. */
    UNKNOWN_HOST,
    /** What answers does not speak the language of a hub. */
    NO_HUB,
    /** The server has too much to do or is out of order: later it may answer. */
    BUSY,
    /** Who asks may not have it: no token, a wrong one, or conditions that are not accepted. */
    DENIED,
    /** There is no such repository, or none that who asks may know of. */
    NO_REPOSITORY,
    /** The repository has no such branch, tag or commit. */
    NO_REVISION,
    /** The revision has no such file. */
    NO_FILE,
    /** What came is not what was promised. */
    WRONG_CONTENT,
    /** It is not in the cache, and the network is forbidden. */
    NOT_CACHED,
    /** The cache folder cannot be written. */
    CACHE,
    /** Who asked wants no more. */
    STOPPED,
    /** Anything else. */
    OTHER
  }

  HubException(Reason reason, Message explanation) {
    this(reason, explanation, Optional.empty());
  }

  HubException(Reason reason, Message explanation, Throwable cause) {
    this(reason, explanation, Optional.empty());
    initCause(cause);
  }

  HubException(Reason reason, Message explanation, Optional<Duration> wait) {
    super(explanation.toString());
    this.explanation = explanation;
    this.reason = reason;
    this.wait = wait;
  }

  /** What happened and what to do, for a person. */
  public Message explanation() {
    return explanation;
  }

  public Reason reason() {
    return reason;
  }

  /** How long the server asks to be left alone. */
  Optional<Duration> requestedWait() {
    return wait;
  }

  /** Whether the same request may do better a little later. */
  boolean mayPass() {
    return reason == Reason.UNREACHABLE || reason == Reason.UNKNOWN_HOST || reason == Reason.BUSY;
  }

  /** Whether what is in the cache may stand for the answer: it does not say that this is wrong. */
  boolean leavesTheCacheRight() {
    return mayPass() || reason == Reason.DENIED;
  }
}
