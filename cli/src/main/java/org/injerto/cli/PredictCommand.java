package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.cli.Interruption.Listening;
import org.injerto.cli.TextLines.Line;
import org.injerto.task.Classification;
import org.injerto.task.LongText;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of every text what a bundle thinks of it: a line in, a line of JSON out. */
@Command(name = "predict", aliases = "predecir", sortOptions = false)
final class PredictCommand implements Action {
  private static final int LINES_AT_ONCE = 1024;

  @Parameters(paramLabel = "BUNDLE", descriptionKey = "bundle")
  private Path bundle = Path.of("");

  @Option(names = "--input", paramLabel = "FILE")
  private @Nullable Path input;

  @Option(names = "--long-text", paramLabel = "first|windows", converter = LongTextConverter.class)
  private @Nullable LongText longText;

  @Override
  public ExitCode run(Session session) throws Exception {
    try (InputStream in = opened(session);
        OpenedBundle opened = OpenedBundle.open(bundle, Optional.ofNullable(longText), session)) {
      Counts counts = new Counts();
      TextLines lines = new TextLines(in);
      for (var some = lines.next(LINES_AT_ONCE);
          !some.isEmpty();
          some = lines.next(LINES_AT_ONCE)) {
        // Only here: while the next line is waited for, a signal ends the program at once.
        try (Listening person = session.interruption().listen()) {
          answer(some, opened, counts, session);
          if (person.requested()) {
            throw new InterruptedRunException(
                Message.of(PredictCommand.class, "predict.stopped", counts.lines));
          }
        }
      }
      return counts.said(session);
    }
  }

  private InputStream opened(Session session) throws IOException {
    if (input == null) {
      return session.input();
    }
    refuse(!Files.exists(input), "input.missing", input);
    refuse(Files.isDirectory(input), "input.folder", input);
    refuse(input.toString().endsWith(".gz"), "input.packed", input);
    return Files.newInputStream(input);
  }

  private static void refuse(boolean wrong, String key, Path input) {
    if (wrong) {
      throw new InvalidInputException(Message.of(PredictCommand.class, key, input));
    }
  }

  private static void answer(List<Line> lines, OpenedBundle opened, Counts counts, Session session)
      throws IOException {
    List<String> texts =
        lines.stream()
            .filter(Line.Text.class::isInstance)
            .map(line -> ((Line.Text) line).text())
            .toList();
    Iterator<Classification> answers = opened.classifier().classify(texts).iterator();
    for (Line line : lines) {
      session
          .output()
          .json(
              line instanceof Line.Unusable unusable
                  ? Map.of("error", unusable.reason().in(session.language()))
                  : answers.next());
    }
    session.output().flush();
    counts.add(lines.size(), texts, opened);
  }

  /** What the person is told at the end. */
  private static final class Counts {
    private long lines;
    private long unusable;
    private long cut;
    private int maxLength;

    void add(int seen, List<String> texts, OpenedBundle opened) {
      lines += seen;
      maxLength = opened.reader().maxLength();
      unusable += seen - texts.size();
      cut += texts.stream().filter(text -> !opened.reader().read(text).whole()).count();
    }

    ExitCode said(Session session) {
      if (cut > 0) {
        session.warn(Message.of(PredictCommand.class, "text.cut", cut, lines, maxLength));
      }
      if (unusable == 0) {
        return ExitCode.DONE;
      }
      session.warn(Message.of(PredictCommand.class, "line.unusable", unusable, lines));
      return ExitCode.WRONG_INPUT;
    }
  }
}
