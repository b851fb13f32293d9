package org.injerto.model;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.Trunk;

/**
 * The last hidden states of a batch. B texts, T pieces, H features.
 *
 * @param hidden (B, T, H)
 * @param mask (B, T), not zero where a piece is none of padding; absent where all are
 */
record PieceStates(Tensor hidden, TensorOptional mask) {
  /** Makes the states of texts of any lengths. */
  @FunctionalInterface
  interface Function {
    PieceStates of(List<int[]> texts);
  }

  static Function of(Trunk trunk, Parameters parameters) {
    int padding = trunk.paddingId();
    return trunk instanceof EncoderArchitecture encoder
        ? ofEncoder(Encoder.of(encoder, parameters), padding)
        : ofDecoder(Decoder.of((DecoderConfig) trunk, parameters), padding);
  }

  private static Function ofEncoder(Encoder encoder, int padding) {
    return texts -> {
      EncoderInput input = EncoderInput.padded(texts, padding);
      return new PieceStates(encoder.apply(input, Noise.none()), input.attentionMask());
    };
  }

  private static Function ofDecoder(Decoder decoder, int padding) {
    return texts -> {
      DecoderInput input = DecoderInput.padded(texts, padding);
      return new PieceStates(decoder.apply(input, Noise.none()), input.attentionMask());
    };
  }

  /** That of the first piece: (B, H). */
  Tensor first() {
    return hidden.select(1, 0);
  }

  /** Over the pieces, padding left out: (B, H). */
  Tensor mean() {
    if (!mask.has_value()) {
      return hidden.mean(1);
    }
    Tensor weights = mask.get().unsqueeze(2).to(hidden.scalar_type()); // (B, T, 1)
    return hidden.mul(weights).sum(1).div(weights.sum(1));
  }

  /** The largest number of each feature, padding left out: (B, H). */
  Tensor largest() {
    Tensor real =
        mask.has_value()
            ? hidden.masked_fill(
                mask.get().unsqueeze(2).eq(new Scalar(0)), new Scalar(Double.NEGATIVE_INFINITY))
            : hidden;
    return torch.amax(real, new long[] {1}, false);
  }
}
