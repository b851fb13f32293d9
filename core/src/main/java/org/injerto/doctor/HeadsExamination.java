package org.injerto.doctor;

import static org.injerto.doctor.Finding.Part.HEADS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.HeadKind;
import org.injerto.architecture.HeadsFound;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.Trunk;
import org.injerto.doctor.Readiness.State;

/**
 * Looks which heads the weights have, and what follows for each task.
 *
 * @param tensors the names in the checkpoint
 */
record HeadsExamination(ModelConfig config, Set<String> tensors) {
  List<Readiness> examine(Findings findings) {
    if (HeadsFound.missing(tensors, config).isPresent()) { // was lost on the way
      findings.add(Finding.wrong(HEADS, "head.missing", config.className()));
    }
    List<Readiness> tasks = tasks();
    findings.addIf(tasks.isEmpty(), Finding.note(HEADS, "heads.none", config.family().modelType()));
    return tasks;
  }

  private List<Readiness> tasks() {
    List<Readiness> tasks = new ArrayList<>();
    if (config.architecture() instanceof Trunk) {
      tasks.add(new Readiness("text-classification", classification()));
      tasks.add(new Readiness("feature-extraction", State.READY));
    }
    if (config.architecture() instanceof EncoderArchitecture) {
      tasks.add(new Readiness("fill-mask", masked()));
    }
    return tasks;
  }

  private State classification() {
    return config.hasClassifier() && found().contains(HeadKind.SEQUENCE_CLASSIFICATION)
        ? State.READY
        : State.AFTER_TRAINING;
  }

  private State masked() {
    return found().contains(HeadKind.MASKED_LANGUAGE_MODEL) ? State.READY : State.NO_HEAD;
  }

  private Set<HeadKind> found() {
    return HeadsFound.in(tensors, config);
  }
}
