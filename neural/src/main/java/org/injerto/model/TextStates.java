package org.injerto.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.Trunk;

/** Makes one hidden state of each text, which stands for the whole of it. B texts, H features. */
@FunctionalInterface
interface TextStates {
  /** Texts of any lengths to (B, H). */
  Tensor of(List<int[]> texts, Noise noise);

  /**
   * The state of the first piece, where pieces look at all of the text; of the last one, where they
   * look at what stands before them.
   *
   * @param padding the row of the word embeddings that fills short texts up
   */
  static TextStates of(Trunk trunk, Parameters parameters, int padding) {
    return trunk instanceof EncoderArchitecture encoder
        ? ofFirst(Encoder.of(encoder, parameters, padding), padding)
        : ofLast(Decoder.of((DecoderConfig) trunk, parameters), padding);
  }

  private static TextStates ofFirst(Encoder encoder, int padding) {
    return (texts, noise) -> encoder.first(EncoderInput.padded(texts, padding), noise);
  }

  private static TextStates ofLast(Decoder decoder, int padding) {
    return (texts, noise) -> {
      DecoderInput input = DecoderInput.padded(texts, padding);
      return decoder.at(LastPiece.of(input.inputIds(), padding), input, noise);
    };
  }
}
