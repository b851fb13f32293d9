package org.injerto.model;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
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
  record Projections(Linear query, Linear key, Linear value) {
    /** Keys and values in one product: (B, T, H) to (B, T, 2H). */
    Tensor keysAndValues(Tensor hidden) {
      Tensor weight = torch.cat(new TensorVector(key.weight(), value.weight()));
      Tensor bias = torch.cat(new TensorVector(key.bias(), value.bias()));
      return new Linear(weight, bias).apply(hidden);
    }
  }

  /**
   * @param asking the hidden states that are wanted: (B, Q, H), all of {@code hidden} or some
   * @param hidden what they look at: (B, T, H)
   * @param mask (B, 1, 1, T), true where a piece may be looked at; absent where all may
   * @return (B, Q, H)
   */
  Tensor apply(Tensor asking, Tensor hidden, TensorOptional mask, Noise noise) {
    Tensor query = split(projections.query.apply(asking), 1).select(0, 0); // (B, A, Q, H/A)
    Tensor keysAndValues = split(projections.keysAndValues(hidden), 2);
    Tensor key = keysAndValues.select(0, 0); // (B, A, T, H/A)
    Tensor value = keysAndValues.select(0, 1);
    Tensor context =
        noise.drops(dropout.attention())
            ? noisyAttention(query, key, value, mask, noise)
            : torch.scaled_dot_product_attention(
                query, key, value, mask, 0.0, false, new DoubleOptional(), false);
    Tensor merged = context.transpose(1, 2).reshape(asking.sizes()); // (B, Q, H)
    return norm.apply(noise.dropAndAdd(output.apply(merged), dropout.hidden(), asking));
  }

  /** (B, T, parts H) to (parts, B, A, T, H/A). */
  private Tensor split(Tensor joined, long parts) {
    long headSize = joined.size(2) / parts / heads;
    return joined
        .view(joined.size(0), joined.size(1), parts, heads, headSize)
        .permute(2, 0, 3, 1, 4)
        .contiguous();
  }

  /** Written out, because the kernel that fuses these steps has no dropout on a processor. */
  private Tensor noisyAttention(
      Tensor query, Tensor key, Tensor value, TensorOptional mask, Noise noise) {
    Scalar scale = new Scalar(1 / Math.sqrt(query.size(3)));
    Tensor scores = torch.matmul(query.mul(scale), key.transpose(2, 3)); // (B, A, Q, T)
    if (mask.has_value()) {
      scores = scores.masked_fill(mask.get().logical_not(), new Scalar(Double.NEGATIVE_INFINITY));
    }
    Tensor kept = noise.dropUnscaled(torch.softmax(scores, -1), dropout.attention());
    return torch.matmul(kept, value).mul(new Scalar(Noise.scale(dropout.attention())));
  }
}
