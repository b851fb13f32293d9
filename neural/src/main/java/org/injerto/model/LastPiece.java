package org.injerto.model;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Where each text ends, so that a model which reads from left to right has seen all of it there.
 *
 * <p>As the reference, it is found by the pieces and not by a mask: the last one that is not the
 * padding, or the first where there is nothing else. A text that itself ends in the piece for the
 * padding is taken to end before it.
 */
final class LastPiece {
  private LastPiece() {}

  /**
   * @param inputIds (B, T)
   * @return the number of a position for each text: (B)
   */
  static Tensor of(Tensor inputIds, int padding) {
    Tensor places =
        torch.arange(new Scalar(inputIds.size(1)), new TensorOptions(ScalarType.Long)); // (T)
    Tensor real = inputIds.ne(new Scalar((long) padding)).to(ScalarType.Long);
    return torch.argmax(real.mul(places), new LongOptional(1), false);
  }
}
