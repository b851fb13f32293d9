package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The mean cross-entropy of pieces. */
public final class PieceLoss {
  /** The label of a position that does not count. */
  public static final int IGNORED = -100;

  private static final int MEAN = 1; // at::Reduction::Mean

  private PieceLoss() {}

  /**
   * @param scores (B, T, pieces)
   * @param labels (B, T)
   */
  static Tensor of(Tensor scores, Tensor labels) {
    return torch.cross_entropy_loss(
        scores.reshape(labels.numel(), scores.size(2)),
        labels.reshape(labels.numel()),
        new TensorOptional(),
        MEAN,
        IGNORED,
        0);
  }
}
