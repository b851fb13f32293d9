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
    if (thrown instanceof InvalidInputException || thrown instanceof HubException) {
      return given(thrown, language);
    }
    if (thrown instanceof InterruptedRunException stopped) {
      return new Failure(ExitCode.INTERRUPTED, stopped.howToGoOn().in(language));
    }
    if (thrown instanceof Output.ReaderGoneException) {
      return new Failure(ExitCode.FAILED, "");
    }
    return failed(message(thrown), language);
  }

  /** What is wrong with one thing, and with others that were looked at together with it. */
  private static Failure given(Throwable first, Locale language) {
    Failure all = alone(first, language);
    for (Throwable more : first.getSuppressed()) {
      if (more instanceof InvalidInputException || more instanceof HubException) {
        all = all.and(given(more, language));
      }
    }
    return all;
  }

  private static Failure alone(Throwable thrown, Locale language) {
    if (thrown instanceof InvalidInputException invalid) {
      return new Failure(ExitCode.WRONG_INPUT, invalid.in(language));
    }
    return thrown instanceof HubException hub && isWrongName(hub.reason())
        ? new Failure(ExitCode.WRONG_INPUT, message(hub).in(language))
        : failed(message(thrown), language);
  }

  /** Of what a person gave is said that it is wrong, even if something else failed as well. */
  private Failure and(Failure other) {
    return new Failure(code == ExitCode.WRONG_INPUT ? code : other.code, text + '\n' + other.text);
  }

  /** Whether another name is needed, rather than another network. */
  private static boolean isWrongName(Reason reason) {
    return reason == Reason.NO_REPOSITORY || reason == Reason.NO_REVISION;
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
