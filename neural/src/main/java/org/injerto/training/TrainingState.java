package org.injerto.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.training.Learner.Quality;

/**
 * How far a run has come, apart from its weights.
 *
 * @param step updates made
 * @param scores every evaluation so far, in order
 */
public record TrainingState(long step, List<Evaluated> scores) {
  public TrainingState {
    scores = List.copyOf(scores);
  }

  /** One evaluation: the quality after {@code step} updates. */
  public record Evaluated(long step, Quality quality) {}

  static TrainingState start() {
    return new TrainingState(0, List.of());
  }

  TrainingState updated() {
    return new TrainingState(step + 1, scores);
  }

  TrainingState evaluated(Quality quality) {
    List<Evaluated> more = new ArrayList<>(scores);
    more.add(new Evaluated(step, quality));
    return new TrainingState(step, more);
  }

  /** The first of the best evaluations. */
  public Optional<Evaluated> best() {
    return scores.stream().reduce((a, b) -> b.quality().betterThan(a.quality()) ? b : a);
  }

  /** Whether the evaluation made just now is the best of the run. */
  boolean bestNow() {
    return best().filter(best -> best.step() == step).isPresent();
  }

  /** Evaluations made since the best one. */
  int evaluationsWithoutGain() {
    return best().map(best -> scores.size() - 1 - scores.indexOf(best)).orElse(0);
  }
}
