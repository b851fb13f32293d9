package org.injerto.server.http;

/** Says that a request gets no answer, and why; the server makes an answer of it. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** A refusal with its reason. */
  public RefusedException(Refusal refusal) {
    super(refusal.status() + " " + refusal.subject(), null, false, false);
    this.refusal = refusal;
  }

  /** What is refused, and why. */
  public Refusal refusal() {
    return refusal;
  }
}
