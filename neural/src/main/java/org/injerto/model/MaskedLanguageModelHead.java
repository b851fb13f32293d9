package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderConfig;

/**
 * Scores every piece of the vocabulary at every position (Devlin et al. 2019, section 3.1).
 *
 * @param decoder the word embeddings themselves, with a bias: (pieces, H)
 */
record MaskedLanguageModelHead(
    Linear transform, ActivationFunction activation, LayerNorm norm, Linear decoder) {
  private static final String NAME = "cls.predictions.";

  static MaskedLanguageModelHead of(EncoderConfig config, Parameters parameters) {
    Linear decoder =
        new Linear(
            parameters.get("bert.embeddings.word_embeddings.weight"),
            parameters.get(NAME + "bias"));
    return new MaskedLanguageModelHead(
        Linear.of(parameters, NAME + "transform.dense"),
        ActivationFunction.of(config.activation()),
        LayerNorm.of(parameters, NAME + "transform.LayerNorm", config.layerNormEpsilon()),
        decoder);
  }

  /** How many pieces are scored. */
  int pieces() {
    return Math.toIntExact(decoder.weight().size(0));
  }

  /** (B, T, H) to (B, T, pieces). */
  Tensor apply(Tensor hidden) {
    return decoder.apply(norm.apply(activation.apply(transform.apply(hidden))));
  }
}
