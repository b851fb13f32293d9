package org.injerto.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.model.Engine;
import org.injerto.model.Parameters;
import org.injerto.model.Tensors;

/**
 * Moves parameters against their gradients (Loshchilov and Hutter 2019, algorithm 2), in libtorch's
 * fused kernel; every thread moves a share of them.
 *
 * <p>Clipping costs no pass of its own: the kernel divides the gradients by a scale anyway.
 */
final class AdamW implements AutoCloseable {
  private static final double CLIPPING_EPSILON = 1e-6; // torch.nn.utils.clip_grad_norm_

  private final AdamWConfig config;
  private final Engine engine;
  private final List<Share> shares;
  private final Tensor updates = Tensors.zeros();

  /** The trainable ones among {@code parameters} are those that move. */
  AdamW(Parameters parameters, AdamWConfig config, Engine engine) {
    this.config = config;
    this.engine = engine;
    this.shares =
        parameters
            .only(name -> parameters.get(name).requires_grad())
            .shares(engine.threads())
            .stream()
            .map(share -> Share.of(share, config.weightDecay()))
            .toList();
  }

  /** Whether weight decay applies: to matrices and tables, not to biases and normalisations. */
  static boolean decays(Tensor parameter) {
    return parameter.dim() > 1;
  }

  /**
   * One update with the gradients that {@code backward} left.
   *
   * @return the norm of all gradients together, before clipping
   */
  double update(double learningRate) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradients = new NoGradGuard()) {
      double norm = Math.sqrt(sum(engine.map(shares, Share::squaredGradientNorm)));
      double factor = Math.min(1, config.maxGradientNorm() / (norm + CLIPPING_EPSILON));
      updates.add_(new Scalar(1.0f));
      Tensor divisor = Tensors.ofFloats(new float[] {(float) (1 / factor)});
      engine.each(shares, share -> share.update(config, learningRate, updates, divisor));
      return norm;
    }
  }

  private static double sum(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** First and second moments by the name of their parameter, and how many updates there were. */
  State state() {
    Map<String, Tensor> first = new LinkedHashMap<>();
    Map<String, Tensor> second = new LinkedHashMap<>();
    for (Share share : shares) {
      share.moving().forEach(one -> first.put(one.name, one.firstMoment));
      share.moving().forEach(one -> second.put(one.name, one.secondMoment));
    }
    return new State(first, second, updates);
  }

  @Override
  public void close() {
    shares.forEach(share -> share.moving().forEach(Moving::close));
    updates.close();
  }

  /** The live tensors of the optimizer: what is written into them is its state. */
  record State(
      Map<String, Tensor> firstMoments, Map<String, Tensor> secondMoments, Tensor updates) {}

  /** A parameter and its moments. */
  record Moving(String name, Tensor parameter, Tensor firstMoment, Tensor secondMoment) {
    static Moving of(String name, Tensor parameter) {
      return new Moving(name, parameter, zerosLike(parameter), zerosLike(parameter));
    }

    private static Tensor zerosLike(Tensor parameter) {
      return torch.zeros_like(parameter).detach().retainReference();
    }

    /** Whether the last backward pass reached it. */
    boolean reached() {
      return parameter.grad().defined();
    }

    void close() {
      firstMoment.close();
      secondMoment.close();
    }
  }

  /** What one thread moves. */
  private record Share(List<Moving> moving, double weightDecay) {
    static Share of(Parameters parameters, double weightDecay) {
      return new Share(
          parameters.names().stream().map(name -> Moving.of(name, parameters.get(name))).toList(),
          weightDecay);
    }

    double squaredGradientNorm() {
      double sum = 0;
      for (Moving one : moving) {
        if (one.reached()) {
          double norm = torch.linalg_vector_norm(one.parameter.grad()).item_double();
          sum += norm * norm;
        }
      }
      return sum;
    }

    void update(AdamWConfig config, double learningRate, Tensor updates, Tensor divisor) {
      FusedAdamW.update(
          reached(one -> decays(one.parameter)),
          config,
          weightDecay,
          learningRate,
          updates,
          divisor);
      FusedAdamW.update(
          reached(one -> !decays(one.parameter)), config, 0, learningRate, updates, divisor);
    }

    private List<Moving> reached(Predicate<Moving> which) {
      return moving.stream().filter(Moving::reached).filter(which).toList();
    }
  }
}
