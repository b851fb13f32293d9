package org.injerto.model;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A batch of texts as the encoder reads it: B texts, T pieces.
 *
 * @param inputIds (B, T), int64
 * @param typeIds (B, T), int64
 * @param attentionMask (B, T), not zero where a piece may be looked at; absent where all may
 */
public record EncoderInput(Tensor inputIds, Tensor typeIds, TensorOptional attentionMask) {

  /** One batch of texts of any lengths, filled up to the longest, every text of type 0. */
  public static EncoderInput padded(List<int[]> texts, int padding) {
    int rows = texts.size();
    int longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
    long[] ids = new long[rows * longest];
    long[] mask = new long[rows * longest];
    Arrays.fill(ids, padding);
    for (int row = 0; row < rows; row++) {
      int[] text = texts.get(row);
      for (int i = 0; i < text.length; i++) {
        ids[row * longest + i] = text[i];
        mask[row * longest + i] = 1;
      }
    }
    boolean full = texts.stream().allMatch(text -> text.length == longest);
    return new EncoderInput(
        Tensors.ofLongs(ids, rows, longest),
        Tensors.ofLongs(new long[rows * longest], rows, longest),
        full ? new TensorOptional() : new TensorOptional(Tensors.ofLongs(mask, rows, longest)));
  }

  /** (B, 1, 1, T), true where a piece may be looked at; absent where all may. */
  TensorOptional visible() {
    if (!attentionMask.has_value()) {
      return attentionMask;
    }
    Tensor mask = attentionMask.get().to(ScalarType.Bool);
    return new TensorOptional(mask.view(mask.size(0), 1, 1, mask.size(1)));
  }
}
