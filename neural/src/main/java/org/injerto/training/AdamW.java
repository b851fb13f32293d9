package org.injerto.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.injerto.model.Parameters;
import org.injerto.model.Tensors;

/**
 * Moves parameters against their gradients (Loshchilov and Hutter 2019, algorithm 2), in libtorch's
 * fused kernel.
 *
 * <p>Clipping costs no pass of its own: the kernel divides the gradients by a scale anyway.
 */
final class AdamW implements AutoCloseable {
  private static final double CLIPPING_EPSILON = 1e-6; // torch.nn.utils.clip_grad_norm_

  private final AdamWConfig config;
  private final List<Group> groups;
  private final Tensor updates = Tensors.zeros();

  /** The trainable ones among {@code parameters} are those that move. */
  AdamW(Parameters parameters, AdamWConfig config) {
    this.config = config;
    Map<String, Moving> decayed = new LinkedHashMap<>();
    Map<String, Moving> others = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      Tensor parameter = parameters.get(name);
      if (parameter.requires_grad()) {
        (decays(name) ? decayed : others).put(name, Moving.of(parameter));
      }
    }
    groups = List.of(new Group(decayed, config.weightDecay()), new Group(others, 0));
  }

  /** Whether weight decay applies to a parameter of this name. */
  static boolean decays(String name) {
    return !name.endsWith(".bias") && !name.contains("LayerNorm");
  }

  /** Forgets the gradients of the last update. */
  void clearGradients() {
    moving().values().forEach(one -> one.parameter.mutable_grad().reset());
  }

  /**
   * One update with the gradients that {@code backward} left.
   *
   * @return the norm of all gradients together, before clipping
   */
  double update(double learningRate) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradients = new NoGradGuard()) {
      double norm = gradientNorm();
      double factor = Math.min(1, config.maxGradientNorm() / (norm + CLIPPING_EPSILON));
      updates.add_(new Scalar(1.0f));
      Tensor divisor = Tensors.ofFloats(new float[] {(float) (1 / factor)});
      for (Group group : groups) {
        FusedAdamW.update(
            group.inOrder(), config, group.weightDecay, learningRate, updates, divisor);
      }
      return norm;
    }
  }

  /** First and second moments by the name of their parameter, and how many updates there were. */
  State state() {
    Map<String, Tensor> first = new LinkedHashMap<>();
    Map<String, Tensor> second = new LinkedHashMap<>();
    moving().forEach((name, one) -> first.put(name, one.firstMoment));
    moving().forEach((name, one) -> second.put(name, one.secondMoment));
    return new State(first, second, updates);
  }

  private double gradientNorm() {
    TensorVector norms = new TensorVector();
    for (Moving one : moving().values()) {
      Tensor gradient = one.parameter.grad();
      if (gradient.defined()) {
        norms.push_back(torch.linalg_vector_norm(gradient));
      }
    }
    return torch.linalg_vector_norm(torch.stack(norms)).item_double();
  }

  private Map<String, Moving> moving() {
    Map<String, Moving> all = new LinkedHashMap<>();
    groups.forEach(group -> all.putAll(group.members));
    return all;
  }

  @Override
  public void close() {
    moving().values().forEach(Moving::close);
    updates.close();
  }

  /** The live tensors of the optimizer: what is written into them is its state. */
  record State(
      Map<String, Tensor> firstMoments, Map<String, Tensor> secondMoments, Tensor updates) {}

  /** A parameter and its moments. */
  record Moving(Tensor parameter, Tensor firstMoment, Tensor secondMoment) {
    static Moving of(Tensor parameter) {
      return new Moving(
          parameter, torch.zeros_like(parameter).detach(), torch.zeros_like(parameter).detach());
    }

    void close() {
      firstMoment.close();
      secondMoment.close();
    }
  }

  private record Group(Map<String, Moving> members, double weightDecay) {
    /** Those that the last backward pass reached. */
    List<Moving> inOrder() {
      List<Moving> reached = new ArrayList<>(members.values());
      reached.removeIf(one -> !one.parameter.grad().defined());
      return reached;
    }
  }
}
