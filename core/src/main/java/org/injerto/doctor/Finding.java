package org.injerto.doctor;

import org.injerto.text.Message;

/**
 * Something that was noticed about a model.
 *
 * @param severity how bad it is
 * @param part what it concerns
 * @param message what it is, and what to do
 */
public record Finding(Severity severity, Part part, Message message) {
  /** How bad something is. */
  public enum Severity {
    /** The model gives wrong answers, or none, until this is mended. */
    WRONG,
    /** The model works, but likely worse than it could. */
    WARNING,
    /** Worth knowing. */
    NOTE
  }

  /** What of a model is looked at. */
  public enum Part {
    CONFIG,
    TOKENIZER,
    SPANISH,
    WEIGHTS,
    HEADS,
    MASKED_WORDS
  }

  static Finding wrong(Part part, String key, Object... arguments) {
    return new Finding(Severity.WRONG, part, Message.of(Finding.class, key, arguments));
  }

  static Finding warning(Part part, String key, Object... arguments) {
    return new Finding(Severity.WARNING, part, Message.of(Finding.class, key, arguments));
  }

  static Finding note(Part part, String key, Object... arguments) {
    return new Finding(Severity.NOTE, part, Message.of(Finding.class, key, arguments));
  }
}
