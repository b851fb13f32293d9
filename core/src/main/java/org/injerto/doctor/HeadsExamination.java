package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.HEADS;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterNames;
import org.injerto.architecture.ParameterShapes;
import org.injerto.doctor.Readiness.State;

/** Looks which heads the weights have, and what follows for each task. */
final class HeadsExamination {
  private final ModelConfig config;
  private final EncoderArchitecture architecture;
  private final Set<String> there;

  /**
   * @param tensors the names in the checkpoint
   */
  HeadsExamination(ModelConfig config, Set<String> tensors) {
    this.config = config;
    this.architecture = config.encoder();
    ParameterNames names = ParameterNames.of(architecture);
    this.there =
        tensors.stream()
            .flatMap(tensor -> names.canonical(tensor).or(() -> names.copied(tensor)).stream())
            .collect(Collectors.toSet());
  }

  List<Readiness> examine(Findings findings) {
    config
        .head()
        .filter(head -> !missing(head).isEmpty())
        .ifPresent(
            head ->
                findings.add(
                    Finding.wrong(
                        HEADS, "head.missing", config.className(), String.join(", ", missing(head)))));
    return List.of(
        new Readiness("text-classification", classification()),
        new Readiness(
            "fill-mask",
            missing(HeadKind.MASKED_LANGUAGE_MODEL).isEmpty() ? State.READY : State.NO_HEAD),
        new Readiness("feature-extraction", State.READY));
  }

  /** Heads of other tasks may have parameters of the same names: the configuration decides. */
  private State classification() {
    boolean claimed = config.head().equals(Optional.of(HeadKind.SEQUENCE_CLASSIFICATION));
    return claimed && missing(HeadKind.SEQUENCE_CLASSIFICATION).isEmpty()
        ? State.READY
        : State.AFTER_TRAINING;
  }

  /** The parameters of a head that the weights lack; of what a family has not, nothing. */
  private Set<String> missing(HeadKind kind) {
    Map<String, List<Long>> all =
        ParameterShapes.of(architecture, List.of(kind), Math.max(1, config.labels().size()));
    Set<String> missing = new TreeSet<>(all.keySet());
    missing.removeAll(new HashSet<>(ParameterShapes.encoder(architecture).keySet()));
    missing.removeAll(there);
    return missing;
  }
}
