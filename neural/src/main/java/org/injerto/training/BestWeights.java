package org.injerto.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.model.Parameters;

/** A copy of the parameters that move, as they were when their score was the best. */
final class BestWeights implements AutoCloseable {
  private final Map<String, Tensor> copies = new LinkedHashMap<>();
  private final Parameters parameters;

  BestWeights(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Copies the parameters as they are now. */
  void keep() {
    copies().forEach((name, copy) -> copy(parameters.get(name), copy));
  }

  /** Puts the copies back, if there are any. */
  void restoreIfAny() {
    copies.forEach((name, copy) -> copy(copy, parameters.get(name)));
  }

  boolean any() {
    return !copies.isEmpty();
  }

  /** The copies by the names of their parameters; made at the first call. */
  Map<String, Tensor> copies() {
    if (copies.isEmpty()) {
      for (String name : parameters.names()) {
        Tensor parameter = parameters.get(name);
        if (parameter.requires_grad()) {
          copies.put(name, torch.empty_like(parameter).detach().retainReference());
        }
      }
    }
    return copies;
  }

  private static void copy(Tensor from, Tensor to) {
    try (NoGradGuard noGradients = new NoGradGuard()) {
      to.copy_(from);
    }
  }

  @Override
  public void close() {
    copies.values().forEach(Tensor::close);
  }
}
