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
   * Reads the files.
   *
   * @throws org.injerto.text.InvalidInputException if one cannot be used, or they do not fit each
   *     other
   */
  TaskData read(Session session) throws IOException {
    Dataset learned = reading.read(train, Optional.empty(), session);
    Kind kind = learned.kind();
    return TaskData.of(learned, optional(dev, kind, session), optional(test, kind, session));
  }

  private Optional<Dataset> optional(@Nullable Path file, Kind kind, Session session)
      throws IOException {
    return file == null
        ? Optional.empty()
        : Optional.of(reading.read(file, Optional.of(kind), session));
  }
}
