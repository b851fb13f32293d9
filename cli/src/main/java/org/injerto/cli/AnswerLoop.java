package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.cli.Answerer.Answer;
import org.injerto.cli.Interruption.Listening;
import org.injerto.cli.TextLines.Line;
import org.injerto.pipeline.TextReader;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** A line in, a line of JSON out: nothing is skipped, and the order is kept. */
final class AnswerLoop {
  private static final int LINES_AT_ONCE = 1024;

  private final Answerer answerer;
  private final Session session;
  private long lines;
  private long unusable;
  private long cut;

  AnswerLoop(Answerer answerer, Session session) {
    this.answerer = answerer;
    this.session = session;
  }

  /**
   * The texts of a file, or of standard input if there is none.
   *
   * @throws InvalidInputException if it cannot be one
   */
  static InputStream open(Optional<Path> input, Session session) throws IOException {
    if (input.isEmpty()) {
      return session.input();
    }
    Path file = input.get();
    refuse(!Files.exists(file), "input.missing", file);
    refuse(Files.isDirectory(file), "input.folder", file);
    refuse(file.toString().endsWith(".gz"), "input.packed", file);
    return Files.newInputStream(file);
  }

  private static void refuse(boolean wrong, String key, Path input) {
    if (wrong) {
      throw new InvalidInputException(Message.of(AnswerLoop.class, key, input));
    }
  }

  /** Answers every line, and says at the end what was cut and what could not be used. */
  ExitCode run(InputStream in) throws IOException, InterruptedRunException {
    TextLines texts = new TextLines(in);
    for (var some = texts.next(LINES_AT_ONCE); !some.isEmpty(); some = texts.next(LINES_AT_ONCE)) {
      // Only here: while the next line is waited for, a signal ends the program at once.
      try (Listening person = session.interruption().listen()) {
        answer(some);
        if (person.requested()) {
          throw new InterruptedRunException(Message.of(AnswerLoop.class, "predict.stopped", lines));
        }
      }
    }
    return said();
  }

  private void answer(List<Line> some) throws IOException {
    List<String> texts =
        some.stream()
            .filter(Line.Text.class::isInstance)
            .map(line -> ((Line.Text) line).text())
            .toList();
    Iterator<Answer> answers = answerer.answer(texts).iterator();
    for (Line line : some) {
      Answer answer =
          line instanceof Line.Unusable unusableLine
              ? new Answer.Refused(unusableLine.reason())
              : answers.next();
      session.output().json(written(answer));
      lines++;
      unusable += answer instanceof Answer.Refused ? 1 : 0;
    }
    session.output().flush();
    TextReader reader = answerer.reader();
    cut += texts.stream().filter(text -> !reader.read(text).whole()).count();
  }

  private Object written(Answer answer) {
    return answer instanceof Answer.Refused refused
        ? Map.of("error", refused.reason().in(session.language()))
        : ((Answer.Given) answer).value();
  }

  private ExitCode said() {
    if (cut > 0) {
      session.warn(
          Message.of(AnswerLoop.class, "text.cut", cut, lines, answerer.reader().maxLength()));
    }
    if (unusable == 0) {
      return ExitCode.DONE;
    }
    session.warn(Message.of(AnswerLoop.class, "line.unusable", unusable, lines));
    return ExitCode.WRONG_INPUT;
  }
}
