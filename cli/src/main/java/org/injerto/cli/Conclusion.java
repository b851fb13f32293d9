package org.injerto.cli;

import static org.injerto.cli.Findings.Difference.Outcome.BETTER;
import static org.injerto.cli.Findings.Difference.Outcome.OPEN;
import static org.injerto.cli.Findings.Difference.Outcome.WORSE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.cli.Findings.Difference;
import org.injerto.cli.Findings.Difference.Outcome;
import org.injerto.cli.Findings.Scores;
import org.injerto.transfer.Contest;

/** What follows from the numbers of a comparison, in sentences: computed, whatever comes out. */
record Conclusion(Findings findings, Wording wording) {
  /** Everything that is to be said, a sentence a line. */
  List<String> sentences() {
    return Stream.of(
            Stream.of(lead()),
            worth().stream(),
            findings.largestDifferences().stream().map(this::difference))
        .flatMap(lines -> lines)
        .toList();
  }

  /** Who won, if anybody did. */
  private String lead() {
    Scores main = main();
    String name = wording.inSentence(main.strategy());
    String reached =
        wording.sentence(
            "conclusion.reached",
            name,
            wording.percent(main.macroF1().mean()),
            wording.count(main.size()));
    return findings.largestDifferences().isEmpty()
        ? reached + " " + wording.say("conclusion.alone")
        : verdict(name) + " " + reached;
  }

  private String verdict(String name) {
    List<String> worseOnes = others(BETTER);
    List<String> betterOnes = others(WORSE);
    List<String> open = others(OPEN);
    if (!betterOnes.isEmpty()) {
      return wording.sentence("conclusion.loses", name, wording.inSentence(betterOnes));
    }
    if (open.isEmpty()) {
      return wording.sentence("conclusion.wins", name, wording.inSentence(worseOnes));
    }
    return worseOnes.isEmpty()
        ? wording.sentence("conclusion.open", name)
        : wording.sentence(
            "conclusion.some", name, wording.inSentence(worseOnes), wording.inSentence(open));
  }

  /** The strategies beside which the main one did so. */
  private List<String> others(Outcome outcome) {
    return findings.largestDifferences().stream()
        .filter(difference -> difference.outcome() == outcome)
        .map(difference -> difference.pair().first())
        .toList();
  }

  /** One other strategy: by how much, is it chance, and how soon. */
  private String difference(Difference difference) {
    String first = wording.inSentence(difference.pair().first());
    String key =
        switch (difference.outcome()) {
          case BETTER -> "conclusion.better";
          case WORSE -> "conclusion.worse";
          case OPEN -> "conclusion.equal";
        };
    String found =
        wording.sentence(
            key,
            wording.inSentence(difference.pair().second()),
            first,
            wording.points(difference.macroF1()),
            wording.chance(difference.chance()));
    return difference.pair().first().equals(Contest.BASELINE)
        ? found
        : found + " " + steps(difference, first);
  }

  private String steps(Difference difference, String first) {
    if (difference.stepsToReach().isEmpty()) {
      return wording.say("conclusion.never", first);
    }
    return wording.say(
        "conclusion.steps",
        wording.count(difference.stepsToReach().getAsDouble()),
        first,
        wording.count(findings.largest(difference.pair().first()).steps()));
  }

  /** Whether the Transformer was worth it, unless that goes without saying. */
  private Optional<String> worth() {
    return findings.largestDifferences().stream()
        .filter(difference -> difference.pair().first().equals(Contest.BASELINE))
        .findFirst()
        .flatMap(
            difference ->
                switch (difference.outcome()) {
                  case BETTER -> Optional.empty();
                  case WORSE -> baselineIsBest() ? Optional.of("worth.no") : Optional.empty();
                  case OPEN -> Optional.of("worth.open");
                })
        .map(key -> wording.sentence(key, wording.inSentence(main().strategy())));
  }

  private boolean baselineIsBest() {
    double baseline = findings.largest(Contest.BASELINE).macroF1().mean();
    return findings.largest().stream().noneMatch(each -> each.macroF1().mean() > baseline);
  }

  private Scores main() {
    return findings.largest(findings.comparison().main());
  }
}
