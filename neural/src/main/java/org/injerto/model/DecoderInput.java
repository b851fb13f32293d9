package org.injerto.model;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * A batch of texts as a decoder reads it: B texts, T pieces, of K that there are so far.
 *
 * @param inputIds (B, T), int64
 * @param positions (B, T), int64; absent where every text begins with position 0 and goes on
 * @param attentionMask (B, K), not zero where a piece may be looked at; absent where all may
 */
public record DecoderInput(
    Tensor inputIds, TensorOptional positions, TensorOptional attentionMask) {

  /** One batch of texts of any lengths, filled up behind; an empty text is one such piece. */
  public static DecoderInput padded(List<int[]> texts, int padding) {
    return Rows.of(texts).input(padding, false);
  }

  /** One batch of texts of any lengths, filled up in front, so that all end together. */
  public static DecoderInput paddedLeft(List<int[]> texts, int padding) {
    return Rows.of(texts).input(padding, true);
  }

  /**
   * The next piece of each text after a batch that was filled up in front.
   *
   * @param prompts the texts of that batch
   * @param longest of them, in pieces
   * @param before how many pieces of each row, padding included, stand before the new ones
   */
  static DecoderInput following(List<int[]> prompts, int longest, long before, int[] newest) {
    int rows = newest.length;
    int length = Math.toIntExact(before + 1);
    Tensor ids = Tensors.ofInts(newest).view(rows, 1);
    if (prompts.stream().allMatch(prompt -> prompt.length == longest)) {
      return new DecoderInput(ids, new TensorOptional(), new TensorOptional());
    }
    long[] positions = new long[rows];
    long[] mask = new long[rows * length];
    for (int row = 0; row < rows; row++) {
      int padding = longest - prompts.get(row).length;
      positions[row] = before - padding;
      Arrays.fill(mask, row * length + padding, (row + 1) * length, 1);
    }
    return new DecoderInput(
        ids,
        new TensorOptional(Tensors.ofLongs(positions, rows, 1)),
        new TensorOptional(Tensors.ofLongs(mask, rows, length)));
  }

  /** How many pieces of each text, T. */
  long length() {
    return inputIds.size(1);
  }

  /** Texts of at least one piece, and how long the longest is. */
  private record Rows(List<int[]> texts, int longest) {
    static Rows of(List<int[]> texts) {
      int longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
      return new Rows(texts, Math.max(1, longest));
    }

    DecoderInput input(int padding, boolean left) {
      long[] ids = new long[texts.size() * longest];
      long[] mask = new long[ids.length];
      long[] positions = new long[ids.length];
      Arrays.fill(ids, padding);
      boolean full = true;
      for (int row = 0; row < texts.size(); row++) {
        int[] text = texts.get(row);
        int length = Math.max(1, text.length); // an empty text is the padding that stands there
        int start = row * longest + (left ? longest - length : 0);
        for (int i = 0; i < length; i++) {
          ids[start + i] = text.length == 0 ? padding : text[i];
          positions[start + i] = i;
          mask[start + i] = 1;
        }
        full &= length == longest;
      }
      return new DecoderInput(
          matrix(ids),
          left && !full ? new TensorOptional(matrix(positions)) : new TensorOptional(),
          full ? new TensorOptional() : new TensorOptional(matrix(mask)));
    }

    private Tensor matrix(long[] values) {
      return Tensors.ofLongs(values, texts.size(), longest);
    }
  }
}
