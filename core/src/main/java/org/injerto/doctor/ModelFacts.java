package org.injerto.doctor;

import org.injerto.architecture.ModelConfig;

/**
 * What config.json says of a model.
 *
 * @param family the {@code model_type}
 * @param className Hugging Face's class, such as BertForMaskedLM; empty if it names none
 * @param pieces of the vocabulary that it has embeddings for
 * @param maxLength the longest text in pieces, special ones included
 */
public record ModelFacts(String family, String className, int pieces, int maxLength) {
  static ModelFacts of(ModelConfig config) {
    return new ModelFacts(
        config.family().modelType(),
        config.className(),
        config.architecture().pieces(),
        config.architecture().maxLength());
  }
}
