package org.injerto.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.data.Dataset;
import org.injerto.data.Example;
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
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "BUNDLE", descriptionKey = "bundle")
  private Path bundle = Path.of("");

  @Option(names = "--data", paramLabel = "FILE", required = true)
  private Path data = Path.of("");

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(names = "--long-text", paramLabel = "first|windows", converter = LongTextConverter.class)
  private @Nullable LongText longText;

  @Option(names = "--predictions", paramLabel = "FILE")
  private @Nullable Path predictions;

  @Override
  public ExitCode run(Session session) throws Exception {
    try (OpenedBundle opened = OpenedBundle.open(bundle, Optional.ofNullable(longText), session)) {
      Labelling labelling = Labelling.of(opened.bundle().config());
      Dataset texts = reading.read(data, Optional.of(labelling.kind()), session);
      new LabelSet(labelling.labels()).check(texts);
      TaskData.warnOfCuts(Stream.of(texts), opened.reader(), session);
      List<Classification> said = opened.classifier().classify(texts.texts());
      if (predictions != null) {
        write(predictions, texts.examples(), said);
      }
      session.print(Evaluations.of(labelling, texts.examples(), said));
    }
    return ExitCode.DONE;
  }

  /** Beside its place and then moved there, so that there is never half a file. */
  private static void write(Path file, List<Example> examples, List<Classification> said)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("gold", examples.get(i));
      line.put("predicted", said.get(i));
      lines.add(JSON.writeValueAsString(line));
    }
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, lines);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
