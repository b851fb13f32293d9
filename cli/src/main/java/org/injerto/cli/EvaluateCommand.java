package org.injerto.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.data.Dataset;
import org.injerto.data.LabelSet;
import org.injerto.task.Classification;
import org.injerto.task.LongText;
import org.injerto.transfer.Labelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a bundle on labelled texts. */
@Command(name = "evaluate", aliases = "evaluar", sortOptions = false)
final class EvaluateCommand implements Action {
  @Parameters(paramLabel = "BUNDLE", descriptionKey = "bundle")
  private Path bundle = Path.of("");

  @Option(names = "--data", paramLabel = "FILE", required = true)
  private Path data = Path.of("");

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(names = "--long-text", paramLabel = "first|windows", converter = LongTextConverter.class)
  private @Nullable LongText longText;

  @Mixin private final EngineOptions engines = new EngineOptions();

  @Option(names = "--predictions", paramLabel = "FILE")
  private @Nullable Path predictions;

  @Override
  public ExitCode run(Session session) throws Exception {
    Optional<PredictionsFile> file = Optional.ofNullable(predictions).map(PredictionsFile::of);
    try (OpenedBundle opened =
        OpenedBundle.open(bundle, Optional.ofNullable(longText), engines, session)) {
      Labelling labelling = Labelling.of(opened.bundle().config());
      Dataset texts = reading.read(data, Optional.of(labelling.kind()), session);
      new LabelSet(labelling.labels()).check(texts);
      TaskData.warnOfCuts(Stream.of(texts), opened.reader(), session);
      List<Classification> said = opened.classifier().classify(texts.texts());
      if (file.isPresent()) {
        file.get().write(texts.examples(), said);
      }
      session.print(Evaluations.of(labelling, texts.examples(), said));
    }
    return ExitCode.DONE;
  }
}
