package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.injerto.cli.Answerer.Answer;
import org.injerto.cli.Interruption.Listening;
import org.injerto.cli.TextLines.Line;
import org.injerto.model.TextReader;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private final AnswerOptions options = new AnswerOptions();

  @Override
  public ExitCode run(Session session) throws Exception {
    try (InputStream in = opened(session);
        Answerer answerer = options.open(bundle, session)) {
      Counts counts = new Counts();
      TextLines lines = new TextLines(in);
      for (var some = lines.next(LINES_AT_ONCE);
          !some.isEmpty();
          some = lines.next(LINES_AT_ONCE)) {
        // Only here: while the next line is waited for, a signal ends the program at once.
        try (Listening person = session.interruption().listen()) {
          answer(some, answerer, counts, session);
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

  private static void answer(List<Line> lines, Answerer answerer, Counts counts, Session session)
      throws IOException {
    List<String> texts =
        lines.stream()
            .filter(Line.Text.class::isInstance)
            .map(line -> ((Line.Text) line).text())
            .toList();
    Iterator<Answer> answers = answerer.answer(texts).iterator();
    for (Line line : lines) {
      Answer answer =
          line instanceof Line.Unusable unusable
              ? new Answer.Refused(unusable.reason())
              : answers.next();
      session.output().json(written(answer, session));
      counts.add(answer);
    }
    session.output().flush();
    counts.addCuts(texts, answerer.reader());
  }

  private static Object written(Answer answer, Session session) {
    return answer instanceof Answer.Refused refused
        ? Map.of("error", refused.reason().in(session.language()))
        : ((Answer.Given) answer).value();
  }

  /** What the person is told at the end. */
  private static final class Counts {
    private long lines;
    private long unusable;
    private long cut;
    private int maxLength;

    void add(Answer answer) {
      lines++;
      unusable += answer instanceof Answer.Refused ? 1 : 0;
    }

    void addCuts(List<String> texts, TextReader reader) {
      maxLength = reader.maxLength();
      cut += texts.stream().filter(text -> !reader.read(text).whole()).count();
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
