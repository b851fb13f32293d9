package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class RunFileTest {
  @TempDir private Path folder;
  private final Grafting grafting = new Grafting();
  private Path file = Path.of("run.yaml");

  @BeforeEach
  void placeTheFile() {
    file = folder.resolve("run.yaml");
  }

  @Test
  void theFileHoldsTheWholeRun() throws IOException {
    Run run =
        act(
            """
            bundle: mine
            output: out
            sizes: [50, 200]
            rate: 0.5
            threads: 3
            json: true
            """);

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(
        Map.of(
            "bundle",
            "mine",
            "output",
            "out",
            "sizes",
            List.of(50, 200),
            "rate",
            0.5,
            "seed",
            42L,
            "threads",
            3,
            "offline",
            false),
        grafting.seen);
    assertEquals("mine out [50, 200] 0.5", grafting.fields);
  }

  @Test
  void flagsWin() throws IOException {
    Run run =
        act(
            "bundle: theirs\noutput: theirs\nsizes: [1]\n",
            "mine",
            "--output",
            "mine",
            "--sizes",
            "7,8");

    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals("mine", grafting.seen.get("bundle"));
    assertEquals("mine", grafting.seen.get("output"));
    assertEquals(List.of(7, 8), grafting.seen.get("sizes"));
  }

  @Test
  void everyProblemIsNamedWithItsLine() throws IOException {
    Run run =
        act(
            """
            # nothing here is right
            outptu: out
            rate: 1.5
            sizes: [50, many]
            threads: two
            json: perhaps
            output:
            config: other.yaml
            rate: 0.5
            seed: {a: 1}
            """);

    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertEquals(
        """
        injerto act cannot do this (see injerto act --help):
          FILE, line 7, output: needs a value, or a list of values
          FILE, line 9, rate: stands there twice
          FILE, line 10, seed: needs a value, or a list of values
          FILE, line 2, outptu: this command has no such option; did you mean output?
          FILE, line 8, config: this command has no such option
          FILE, line 3, rate: must be a number from 0 to 1; found 1.5
          FILE, line 4, sizes: must be a whole number; found many
          FILE, line 5, threads: must be a whole number from 1 to 1024; found two
          FILE, line 6, json: is an option without a value, or with true or false; found perhaps
          --output is missing
          BUNDLE is missing
        """,
        run.err().replace(file.toString(), "FILE"));
  }

  @Test
  void theConfigurationOfARunIsAFileOfThatRun() throws IOException {
    act("bundle: mine\noutput: out\nsizes: [50]\nrate: 0.25\nseed: 7\n");
    Map<String, Object> first = grafting.seen;

    StringBuilder written = new StringBuilder();
    first.forEach((key, value) -> written.append(key).append(": ").append(value).append('\n'));
    act(written.toString());

    assertEquals(first, grafting.seen);
  }

  @Test
  void anEmptyFileSaysNothing() throws IOException {
    assertEquals(ExitCode.DONE, act("# empty\n", "mine", "--output", "out").code());
  }

  @Test
  void whatIsNoFileNoYamlOrNoUtf8IsRefused() throws IOException {
    assertRefused(act("- a list\n"), "must have lines such as");
    assertRefused(act("a: [\n"), "is not YAML");
    Files.write(file, "output: año\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(Run.with(grafting, arguments()), "is not UTF-8");
    Files.delete(file);
    assertRefused(Run.with(grafting, arguments()), "is not a file");
  }

  private static void assertRefused(Run run, String reason) {
    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertTrue(run.err().contains(reason), run.err());
  }

  private Run act(String yaml, String... more) throws IOException {
    Files.writeString(file, yaml);
    return Run.with(grafting, arguments(more));
  }

  private String[] arguments(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(0, List.of("act", "--language", "en", "--config", file.toString()));
    return all.toArray(String[]::new);
  }

  /** A command with every kind of option. */
  @Command
  private static final class Grafting implements Action {
    @Parameters(paramLabel = "BUNDLE")
    private @Nullable String bundle;

    @Option(names = "--output", required = true)
    private @Nullable Path output;

    @Option(names = "--sizes", split = ",")
    private @Nullable List<Integer> sizes;

    @Option(names = "--rate", converter = NumberOption.Fraction.class)
    private @Nullable Double rate;

    private Map<String, Object> seen = Map.of();
    private String fields = "";

    @Override
    public ExitCode run(Session session) {
      seen = new HashMap<>(session.configuration());
      seen.remove("language");
      fields = "%s %s %s %s".formatted(bundle, output, sizes, rate);
      return ExitCode.DONE;
    }
  }
}
