package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.Head;

/**
 * Scores every piece of the vocabulary at every position (Devlin et al. 2019, section 3.1).
 *
 * @param decoder most often the word embeddings themselves, with a bias: (pieces, E)
 */
record MaskedLanguageModelHead(DenseLayer dense, LayerNorm norm, Linear decoder) {
  static MaskedLanguageModelHead of(EncoderArchitecture architecture, Parameters parameters) {
    Head.MaskedLanguage head = architecture.heads().masked();
    double epsilon = architecture.config().numbers().layerNormEpsilon();
    return new MaskedLanguageModelHead(
        DenseLayer.of(head.dense(), parameters),
        LayerNorm.of(parameters, head.norm(), epsilon),
        new Linear(parameters.get(head.decoder().weight()), parameters.get(head.decoder().bias())));
  }

  /** How many pieces are scored. */
  int pieces() {
    return Math.toIntExact(decoder.bias().size(0));
  }

  /** (…, H) to (…, pieces). */
  Tensor apply(Tensor hidden) {
    return decoder.apply(norm.apply(dense.apply(hidden)));
  }
}
