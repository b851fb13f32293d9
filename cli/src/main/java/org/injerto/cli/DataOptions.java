package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.injerto.data.Dataset;
import org.injerto.data.ReadOptions.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The labelled texts of a run. */
final class DataOptions {
  @Option(names = "--train", paramLabel = "FILE", required = true)
  private Path train = Path.of("");

  @Option(names = "--dev", paramLabel = "FILE")
  private @Nullable Path dev;

  @Option(names = "--test", paramLabel = "FILE")
  private @Nullable Path test;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  /**
   * Reads the files; what is wrong with any of them is said at once.
   *
   * @throws org.injerto.text.InvalidInputException if one cannot be used, or they do not fit each
   *     other
   */
  TaskData read(Session session) throws IOException {
    AllProblems all = new AllProblems();
    Optional<Dataset> learned = all.of(() -> reading.read(train, Optional.empty(), session));
    Optional<Kind> kind = learned.map(Dataset::kind);
    Optional<Dataset> chosenBy = optional(dev, kind, session, all);
    Optional<Dataset> measuredOn = optional(test, kind, session, all);
    all.throwIfAny();
    return TaskData.of(learned.orElseThrow(), chosenBy, measuredOn);
  }

  private Optional<Dataset> optional(
      @Nullable Path file, Optional<Kind> kind, Session session, AllProblems all)
      throws IOException {
    return file == null ? Optional.empty() : all.of(() -> reading.read(file, kind, session));
  }
}
