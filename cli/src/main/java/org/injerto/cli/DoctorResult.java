package org.injerto.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.doctor.Examination;
import org.injerto.doctor.Finding;
import org.injerto.doctor.Finding.Severity;
import org.injerto.doctor.MaskedWords;
import org.injerto.doctor.MemoryEstimate;
import org.injerto.doctor.Speed;

/**
 * What was found out about a model.
 *
 * @param model as the person named it
 * @param examination of its files
 * @param trial what it did; nothing if it was not run
 * @param language of the findings
 */
record DoctorResult(String model, Examination examination, Optional<Trial> trial, Locale language)
    implements Result {
  /**
   * What a model does when it is run.
   *
   * @param answers to sentences with a word hidden; none if it has no head for that
   * @param findings about the answers
   * @param memory that it takes, about
   */
  record Trial(
      List<MaskedWords.Answer> answers,
      List<Finding> findings,
      Speed speed,
      MemoryEstimate memory) {
    Trial {
      answers = List.copyOf(answers);
      findings = List.copyOf(findings);
    }
  }

  /** Whether nothing is wrong. */
  boolean isSound() {
    return findings().stream().noneMatch(finding -> finding.severity() == Severity.WRONG);
  }

  /** All of them, the worst first. */
  List<Finding> findings() {
    return Stream.concat(
            examination.findings().stream(),
            trial.stream().flatMap(tried -> tried.findings().stream()))
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }

  @Override
  public Map<String, ?> fields() {
    return new DoctorFields(this).all();
  }

  @Override
  public String text(Locale asked) {
    return new DoctorText(this, asked).all();
  }
}
