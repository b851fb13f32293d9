package org.injerto.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.injerto.doctor.Finding.Severity;

/**
 * The folder of a model looked over without computing anything.
 *
 * @param model what config.json says; absent if it cannot be read
 * @param tokenizer what the tokenizer is; absent if it cannot be read
 * @param weights what the checkpoint holds; absent if it cannot be read
 * @param tasks what the model can do; none if config.json or the weights cannot be read
 * @param findings what was noticed
 */
public record Examination(
    Optional<ModelFacts> model,
    Optional<TokenizerFacts> tokenizer,
    Optional<WeightsFacts> weights,
    List<Readiness> tasks,
    List<Finding> findings) {
  public Examination {
    tasks = List.copyOf(tasks);
    findings = List.copyOf(findings);
  }

  /**
   * Looks at the files of a folder; whatever is wrong with them is a finding.
   *
   * @throws IOException if the disk fails
   */
  public static Examination of(Path folder) throws IOException {
    return new FolderExamination(folder).examine();
  }

  /** Whether nothing is wrong with the model. */
  public boolean isSound() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.WRONG);
  }
}
