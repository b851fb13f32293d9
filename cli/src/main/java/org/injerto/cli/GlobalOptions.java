package org.injerto.cli;

import static picocli.CommandLine.ScopeType.INHERIT;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class GlobalOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = INHERIT)
  private boolean help;

  /** Of the program alone. */
  @Option(names = "--version", versionHelp = true)
  private boolean version;

  @Option(
      names = "--language",
      paramLabel = "es|en",
      converter = Language.Converter.class,
      scope = INHERIT)
  private @Nullable Language language;

  @Option(names = "--json", scope = INHERIT)
  private boolean json;

  @Option(names = "--quiet", scope = INHERIT)
  private boolean quiet;

  @Option(names = "--verbose", scope = INHERIT)
  private boolean verbose;

  @Option(names = "--seed", paramLabel = "N", scope = INHERIT)
  private long seed = 42;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = NumberOption.Threads.class,
      scope = INHERIT)
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--config", paramLabel = "FILE", scope = INHERIT)
  private @Nullable Path config;

  @Option(names = "--offline", scope = INHERIT)
  private boolean offline;

  /** The language asked for, else that of the environment. */
  Locale language() {
    return (language != null ? language : Language.ofThisProcess()).locale();
  }

  boolean help() {
    return help;
  }

  boolean version() {
    return version;
  }

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  long seed() {
    return seed;
  }

  int threads() {
    return threads;
  }

  boolean offline() {
    return offline;
  }

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }
}
