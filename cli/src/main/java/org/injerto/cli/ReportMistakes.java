package org.injerto.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.data.Dataset.Row;
import org.injerto.report.Block;
import org.injerto.report.Paragraph;
import org.injerto.report.Quotes;
import org.injerto.report.Quotes.Fact;
import org.injerto.report.Quotes.Quote;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Trial;
import org.injerto.transfer.Trial.Prediction;

/** The texts of which the main strategy, with its first seed, was surest and wrong. */
final class ReportMistakes {
  private static final int MOST = 10;
  private static final int LONGEST = 400;
  private static final String ELLIPSIS = "…";

  private final Comparison comparison;
  private final List<Row> texts;
  private final Wording wording;
  private final Trial main;
  private final List<Trial> others;

  ReportMistakes(Findings findings, TaskData data, Wording wording) {
    this.comparison = findings.comparison();
    this.texts = data.test().orElseThrow().rows();
    this.wording = wording;
    this.main = findings.mainTrials().get(0);
    this.others =
        comparison.trials().stream()
            .filter(trial -> trial.arm().size() == main.arm().size())
            .filter(trial -> trial.arm().seed() == main.arm().seed())
            .filter(trial -> !trial.equals(main))
            .toList();
  }

  List<Block> blocks() {
    List<Integer> wrong =
        IntStream.range(0, texts.size())
            .filter(text -> !isRight(main, text))
            .boxed()
            .sorted(Comparator.comparing(text -> -main.test().get(text).score()))
            .toList();
    String by = wording.inSentence(main.arm().strategy());
    if (wrong.isEmpty()) {
      return List.of(new Paragraph(wording.sentence("report.no.mistakes", by)));
    }
    return List.of(
        new Paragraph(
            wording.sentence(
                "report.mistakes.of",
                by,
                main.arm().seed(),
                wording.count(wrong.size()),
                wording.count(texts.size()))),
        new Quotes(wrong.stream().limit(MOST).map(this::quote).toList()));
  }

  private Quote quote(int text) {
    List<Fact> facts = new ArrayList<>();
    String right = comparison.labels().get(comparison.gold().get(text));
    facts.add(new Fact(wording.say("report.right"), right));
    facts.add(said(main, text));
    others.forEach(other -> facts.add(said(other, text)));
    facts.add(new Fact(wording.say("report.place"), texts.get(text).place().toString()));
    return new Quote(shortened(texts.get(text).example().text()), facts);
  }

  /** What a model said: the label, how sure it was, and a mark if it was right. */
  private Fact said(Trial trial, int text) {
    Prediction said = trial.test().get(text);
    String label = comparison.labels().get(said.label());
    String sure = wording.percent(said.score());
    String written = label + " (" + sure + ")" + (isRight(trial, text) ? " ✓" : "");
    return new Fact(wording.strategy(trial.arm().strategy()), written);
  }

  private boolean isRight(Trial trial, int text) {
    return trial.test().get(text).label() == comparison.gold().get(text);
  }

  /** The beginning of a text that is too long to be read here, up to a blank if there is one. */
  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    int end = text.offsetByCodePoints(0, LONGEST);
    int blank = text.lastIndexOf(' ', end);
    return text.substring(0, blank > end / 2 ? blank : end).stripTrailing() + ELLIPSIS;
  }
}
