package org.injerto.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.injerto.model.Parameters;

/** All tensors that a run changes, by the names under which its checkpoint keeps them. */
final class RunningTensors {
  private static final String BEST = "best/";

  private final Parameters parameters;
  private final AdamW.State optimizer;
  private final BestWeights best;

  RunningTensors(Parameters parameters, AdamW.State optimizer, BestWeights best) {
    this.parameters = parameters;
    this.optimizer = optimizer;
    this.best = best;
  }

  /** Those that have a value now; the best weights are among them after the first evaluation. */
  Map<String, Tensor> present() {
    Map<String, Tensor> tensors = always();
    if (best.any()) {
      best.copies().forEach((name, copy) -> tensors.put(BEST + name, copy));
    }
    return tensors;
  }

  /** Those that a checkpoint with these names fills. */
  Map<String, Tensor> toFill(Iterable<String> names) {
    for (String name : names) {
      if (name.startsWith(BEST)) {
        best.copies();
      }
    }
    return present();
  }

  private Map<String, Tensor> always() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    optimizer
        .firstMoments()
        .forEach(
            (name, moment) -> {
              tensors.put("parameter/" + name, parameters.get(name));
              tensors.put("first_moment/" + name, moment);
            });
    optimizer
        .secondMoments()
        .forEach((name, moment) -> tensors.put("second_moment/" + name, moment));
    tensors.put("updates", optimizer.updates());
    return tensors;
  }
}
