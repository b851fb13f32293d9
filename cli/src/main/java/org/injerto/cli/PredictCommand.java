package org.injerto.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of every text what a bundle thinks of it: a line in, a line of JSON out. */
@Command(name = "predict", aliases = "predecir", sortOptions = false)
final class PredictCommand implements Action {
  @Parameters(paramLabel = "BUNDLE", descriptionKey = "bundle")
  private Path bundle = Path.of("");

  @Option(names = "--input", paramLabel = "FILE")
  private @Nullable Path input;

  @Mixin private final AnswerOptions options = new AnswerOptions();

  @Override
  public ExitCode run(Session session) throws Exception {
    try (InputStream in = AnswerLoop.open(Optional.ofNullable(input), session);
        Answerer answerer = options.open(bundle, session)) {
      return new AnswerLoop(answerer, session).run(in);
    }
  }
}
