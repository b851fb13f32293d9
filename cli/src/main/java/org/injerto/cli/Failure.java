package org.injerto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.injerto.hub.HubException;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.training.DivergenceException;

/**
 * What went wrong, as a person reads it and as the shell sees it.
 *
 * @param text in the language of the person; empty where nobody is left to read it
 */
record Failure(ExitCode code, String text) {
  static Failure of(Throwable thrown, Locale language) {
    if (thrown instanceof UncheckedIOException && thrown.getCause() != null) {
      return of(thrown.getCause(), language);
    }
    if (thrown instanceof InvalidInputException invalid) {
      return new Failure(ExitCode.WRONG_INPUT, all(invalid, language));
    }
    if (thrown instanceof InterruptedRunException stopped) {
      return new Failure(ExitCode.INTERRUPTED, stopped.howToGoOn().in(language));
    }
    if (thrown instanceof Output.ReaderGoneException) {
      return new Failure(ExitCode.FAILED, "");
    }
    boolean wrongName = thrown instanceof HubException hub && isWrongName(hub.reason());
    return wrongName
        ? new Failure(ExitCode.WRONG_INPUT, message(thrown).in(language))
        : failed(message(thrown), language);
  }

  /** Whether another name is needed, rather than another network. */
  private static boolean isWrongName(Reason reason) {
    return reason == Reason.NO_REPOSITORY || reason == Reason.NO_REVISION;
  }

  /** What is wrong with one thing, and with others that were looked at together with it. */
  private static String all(InvalidInputException invalid, Locale language) {
    StringBuilder text = new StringBuilder(invalid.in(language));
    for (Throwable more : invalid.getSuppressed()) {
      if (more instanceof InvalidInputException other) {
        text.append('\n').append(all(other, language));
      }
    }
    return text.toString();
  }

  private static Failure failed(Message message, Locale language) {
    return new Failure(ExitCode.FAILED, message.in(language));
  }

  private static Message message(Throwable thrown) {
    if (thrown instanceof HubException hub) {
      return hub.explanation();
    }
    if (thrown instanceof IOException io) {
      return disk(io);
    }
    if (thrown instanceof DivergenceException diverged) {
      return Message.of(Failure.class, "failure.divergence", diverged.step() + 1, diverged.loss());
    }
    if (thrown instanceof OutOfMemoryError) {
      return Message.of(Failure.class, "failure.memory");
    }
    return thrown instanceof UnsatisfiedLinkError || thrown instanceof NoClassDefFoundError
        ? Message.of(Failure.class, "failure.engine", platform(), thrown)
        : Message.of(Failure.class, "failure.unexpected", thrown);
  }

  private static Message disk(IOException thrown) {
    String reason = String.valueOf(thrown.getMessage());
    if (reason.contains("No space left") || reason.contains("not enough space")) {
      return Message.of(Failure.class, "failure.disk.full", reason);
    }
    if (thrown instanceof AccessDeniedException) {
      return Message.of(Failure.class, "failure.access", reason);
    }
    if (thrown instanceof NoSuchFileException) {
      return Message.of(Failure.class, "failure.missing", reason);
    }
    return Message.of(
        Failure.class, "failure.disk", thrown instanceof FileSystemException ? reason : thrown);
  }

  private static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
