package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderConfig;

/** A linear classifier over every piece: a second kind of head, to test the loop with. */
public record TokenScores(Encoder encoder, Linear classifier) {
  public static TokenScores of(EncoderConfig config, Parameters parameters, int padding) {
    return new TokenScores(
        Encoder.of(config, parameters, padding), Linear.of(parameters, "classifier"));
  }

  /** (B, T, labels). */
  public Tensor apply(EncoderInput input) {
    return classifier.apply(encoder.apply(input, Noise.none()));
  }
}
