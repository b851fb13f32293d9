package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The randomness of one forward pass: dropout (Srivastava et al. 2014), or none.
 *
 * <p>What is dropped follows from the seed alone and not from a generator that goes on from step to
 * step, so that a run which is resumed drops what the run that was never stopped dropped. The bits
 * come from SplitMix64 (Steele, Lea and Flood 2014), 16 for each element: a probability is kept to
 * 1/65536, at a quarter of the cost of libtorch's own dropout on a processor.
 */
public final class Noise {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int ELEMENTS_A_DRAW = 4;
  private static final int LEVELS = 1 << 16;

  private final boolean silent;
  private long state;

  private Noise(boolean silent, long seed) {
    this.silent = silent;
    this.state = seed;
  }

  /** Nothing is dropped: evaluation. */
  public static Noise none() {
    return new Noise(true, 0);
  }

  /**
   * Dropout of one share of one update: other numbers drop independently.
   *
   * @param seed of the run
   * @param step the number of the update
   * @param share the number of the share of its batch
   */
  public static Noise of(long seed, long step, int share) {
    return new Noise(false, mix(mix(mix(seed + GOLDEN_GAMMA) + step) + share));
  }

  /** Whether a layer with this probability drops anything. */
  boolean drops(double probability) {
    return !silent && probability > 0;
  }

  /** {@code tensor} with each element zeroed with a probability, the others scaled to make up. */
  public Tensor drop(Tensor tensor, double probability) {
    if (!drops(probability)) {
      return tensor;
    }
    return dropUnscaled(tensor, probability).mul_(new Scalar(scale(probability)));
  }

  /** {@code residual + drop(tensor)} in one pass less. */
  Tensor dropAndAdd(Tensor tensor, double probability, Tensor residual) {
    if (!drops(probability)) {
      return residual.add(tensor);
    }
    return torch.addcmul(
        residual, tensor, kept(tensor, levels(probability)), new Scalar(scale(probability)));
  }

  /** {@link #drop} without the scaling, for callers that can scale something smaller. */
  Tensor dropUnscaled(Tensor tensor, double probability) {
    return tensor.mul(kept(tensor, levels(probability)));
  }

  /** What elements that are kept are multiplied with. */
  static double scale(double probability) {
    return LEVELS / (double) (LEVELS - levels(probability));
  }

  private static int levels(double probability) {
    return (int) Math.round(probability * LEVELS);
  }

  /** 1 where an element is kept and 0 where it is dropped, as many as {@code like} has. */
  private Tensor kept(Tensor like, int levels) {
    int draws = Math.toIntExact((like.numel() + ELEMENTS_A_DRAW - 1) / ELEMENTS_A_DRAW);
    Tensor lanes =
        Tensors.ofLongs(draw(draws), draws).view(ScalarType.Short).narrow(0, 0, like.numel());
    return lanes.ge(new Scalar(Short.MIN_VALUE + levels)).to(ScalarType.Float).view(like.sizes());
  }

  private long[] draw(int count) {
    long[] draws = new long[count];
    long start = state;
    for (int i = 0; i < count; i++) {
      draws[i] = mix(start + i * GOLDEN_GAMMA);
    }
    state = start + count * GOLDEN_GAMMA;
    return draws;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
