package org.injerto.cli;

import org.injerto.text.Message;

/** The person stopped the work, and what it had done is kept. */
final class InterruptedRunException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message howToGoOn;

  /**
   * @param howToGoOn what is kept and the command that takes it up
   */
  InterruptedRunException(Message howToGoOn) {
    super(howToGoOn.toString());
    this.howToGoOn = howToGoOn;
  }

  Message howToGoOn() {
    return howToGoOn;
  }
}
