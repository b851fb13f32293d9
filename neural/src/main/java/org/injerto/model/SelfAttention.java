package org.injerto.model;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.EncoderConfig;

/**
 * Multi-head scaled dot-product self-attention with its output projection, residual connection and
 * normalisation (Vaswani et al. 2017, section 3.2). B texts, T pieces, H features, A heads.
 */
record SelfAttention(
    Projections projections,
    Linear output,
    LayerNorm norm,
    int heads,
    EncoderConfig.Dropout dropout) {

  /** What makes queries, keys and values of the hidden states. */
  record Projections(Linear query, Linear key, Linear value) {}

  /**
   * @param hidden (B, T, H)
   * @param mask (B, 1, 1, T), true where a piece may be looked at; absent where all may
   * @return (B, T, H)
   */
  Tensor apply(Tensor hidden, TensorOptional mask, Noise noise) {
    Tensor query = split(projections.query.apply(hidden)); // (B, A, T, H/A)
    Tensor key = split(projections.key.apply(hidden));
    Tensor value = split(projections.value.apply(hidden));
    Tensor context =
        noise.drops(dropout.attention())
            ? noisyAttention(query, key, value, mask, noise)
            : torch.scaled_dot_product_attention(
                query, key, value, mask, 0.0, false, new DoubleOptional(), false);
    Tensor merged = context.transpose(1, 2).reshape(hidden.sizes()); // (B, T, H)
    return norm.apply(noise.dropAndAdd(output.apply(merged), dropout.hidden(), hidden));
  }

  private Tensor split(Tensor tensor) {
    long headSize = tensor.size(2) / heads;
    return tensor.view(tensor.size(0), tensor.size(1), heads, headSize).transpose(1, 2);
  }

  /** Written out, because the kernel that fuses these steps has no dropout on a processor. */
  private Tensor noisyAttention(
      Tensor query, Tensor key, Tensor value, TensorOptional mask, Noise noise) {
    Scalar scale = new Scalar(1 / Math.sqrt(query.size(3)));
    Tensor scores = torch.matmul(query.mul(scale), key.transpose(2, 3)); // (B, A, T, T)
    if (mask.has_value()) {
      scores = scores.masked_fill(mask.get().logical_not(), new Scalar(Double.NEGATIVE_INFINITY));
    }
    Tensor kept = noise.dropUnscaled(torch.softmax(scores, -1), dropout.attention());
    return torch.matmul(kept, value).mul(new Scalar(Noise.scale(dropout.attention())));
  }
}
