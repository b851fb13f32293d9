package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import org.injerto.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class ProgramTest {
  @Test
  void helpIsAResult() {
    Run run = Run.of("--help", "--language", "en");

    assertEquals(ExitCode.DONE, run.code());
    assertTrue(run.out().startsWith("Usage: injerto"), run.out());
    assertTrue(run.out().contains("models, modelos"), run.out());
    assertTrue(run.out().endsWith("\n"));
    assertEquals("", run.err());
  }

  @Test
  void helpIsGivenWhateverElseIsWrong() {
    Run run = Run.of("models", "--threads", "0", "--nonsense", "-h", "--language", "es");

    assertEquals(ExitCode.DONE, run.code());
    assertTrue(run.out().startsWith("Uso: injerto models"), run.out());
  }

  @Test
  void withoutACommandTheHelpIsNoResult() {
    Run run = Run.of("--language", "en");

    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("Usage: injerto"), run.err());
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertTrue(Run.of("--version").out().matches("(?s)injerto \\d+\\.\\d+\\.\\d+\nJava .*\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "modelos"})
  void aCommandHasANameInEachLanguage(String name) {
    assertEquals(
        "{\"models\":[\"es-mini\"],\"data\":[\"opiniones\",\"tickets\"],"
            + "\"cache\":\"/there/is/no/such/folder/hub\",\"cached\":[]}\n",
        Run.of(name, "--json").out());
  }

  @Test
  void withoutJsonPeopleGetATable() {
    assertEquals(
        """
        nombre     clase
        es-mini    modelo
        opiniones  conjunto de datos
        tickets    conjunto de datos
        """,
        Run.of("models", "--language", "es").out());
  }

  @Test
  void anOptionOfEveryCommandMayStandBeforeTheCommand() {
    assertEquals(Run.of("models", "--json").out(), Run.of("--json", "models").out());
  }

  @Test
  void everyProblemOfTheCommandLineIsNamedAtOnce() {
    Run run =
        Run.of(
            "models",
            "--language",
            "en",
            "--threads",
            "0",
            "--seed",
            "x",
            "--jsom",
            "--offline=no");

    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertEquals("", run.out());
    assertEquals(
        """
        injerto models cannot do this (see injerto models --help):
          --threads: must be a whole number from 1 to 1024; found 0
          --seed: must be a whole number; found x
          --offline: is an option without a value, or with true or false; found no
          --jsom is not an option of this command; did you mean --json?
        """,
        run.err());
  }

  @Test
  void anUnknownCommandGetsTheNearest() {
    assertEquals(
        """
        injerto no puede hacer esto (véase injerto --help):
          modleos no es una orden; ¿quería decir modelos?
        """,
        Run.of("modleos", "--language", "es").err());
  }

  @Test
  void anUnknownLanguageGetsTheValidOnes() {
    assertTrue(Run.of("models", "--language", "fr").err().contains("en, es"));
  }

  @Test
  void aWordTooManyAndAMissingValueAreNamed() {
    assertTrue(Run.of("demo", "tickets", "--language", "en").err().contains("tickets is one word"));
    assertTrue(
        Run.of("models", "remvoe", "--language", "en")
            .err()
            .contains("remvoe is not a command; did you mean remove?"));
    assertTrue(Run.of("models", "--language").err().contains("--language"));
    assertTrue(Run.of("models", "--", "--json").err().contains("--json"));
    assertTrue(
        Run.of("models", "--seed", "1", "--seed", "2", "--language", "en")
            .err()
            .contains("--seed is given twice"));
  }

  @Test
  void aFailureIsSaidOnceAndWithoutAStackTrace() {
    Run run = Run.with(new Failing(new IllegalStateException("broken")), "act", "--language", "en");

    assertEquals(ExitCode.FAILED, run.code());
    assertEquals(
        "Something went wrong that should not: java.lang.IllegalStateException: broken"
            + " (--verbose shows where)\n",
        run.err());
  }

  @Test
  void verboseShowsTheStackTrace() {
    Run run = Run.with(new Failing(new IllegalStateException("broken")), "act", "--verbose");

    assertTrue(run.err().contains("at org.injerto.cli.ProgramTest"), run.err());
  }

  @Test
  void theCodeOfACommandIsTheCodeOfTheProgram() {
    Message kept = Message.of(ProgramTest.class, "choice.unknown", "a", "b");
    Run stopped =
        Run.with(new Failing(new InterruptedRunException(kept)), "act", "--language", "en");

    assertEquals(ExitCode.INTERRUPTED, stopped.code());
    assertEquals("must be one of a; found b\n", stopped.err());
  }

  @Test
  void aFullDiskUnderStandardOutputIsAFailure() {
    Run run = Run.into(refusing("No space left on device"), new Printing(), "act");

    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("No space left on device"), run.err());
  }

  @Test
  void aReaderThatHasGoneIsNoCauseForWords() {
    Run run = Run.into(refusing("Broken pipe"), new Printing(), "act");

    assertEquals(ExitCode.FAILED, run.code());
    assertEquals("", run.err());
  }

  @Test
  void deniedAccessNamesTheFile() {
    Run run =
        Run.with(new Failing(new AccessDeniedException("/secret")), "act", "--language", "en");

    assertEquals(ExitCode.FAILED, run.code());
    assertEquals("/secret cannot be read or written: access is denied\n", run.err());
  }

  private static OutputStream refusing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Command
  private static final class Printing implements Action {
    @Override
    public ExitCode run(Session session) throws IOException {
      session.output().line("a result");
      return ExitCode.DONE;
    }
  }

  @Command
  private static final class Failing implements Action {
    private final Exception failure;

    Failing(Exception failure) {
      this.failure = failure;
    }

    @Override
    public ExitCode run(Session session) throws Exception {
      throw failure;
    }
  }
}
