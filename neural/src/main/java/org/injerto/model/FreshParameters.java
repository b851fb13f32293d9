package org.injerto.model;

import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Parameters as BERT's training begins (Devlin et al. 2019; Hugging Face {@code _init_weights}):
 * matrices from a normal distribution, biases zero, normalisations one, the padding row zero.
 *
 * @param deviation of the normal distribution, {@code initializer_range}
 * @param padding the row of the word embeddings that stays zero
 */
record FreshParameters(double deviation, int padding) {
  private static final String WORDS = "word_embeddings.weight";

  /**
   * Fills these parameters, each from a generator of its own, so that what one gets does not depend
   * on which others are filled.
   */
  void fill(Parameters parameters, Collection<String> names, long seed) {
    for (String name : names) {
      FloatBuffer values = Tensors.memory(parameters.get(name));
      if (name.endsWith(".bias")) {
        fill(values, 0);
      } else if (name.contains("LayerNorm")) {
        fill(values, 1);
      } else {
        draw(values, generator(seed, name));
        clearPadding(name, values, parameters.get(name).size(1));
      }
    }
  }

  private static RandomGenerator generator(long seed, String name) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + name.hashCode());
  }

  private void draw(FloatBuffer values, RandomGenerator random) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, (float) random.nextGaussian(0, deviation));
    }
  }

  private void clearPadding(String name, FloatBuffer values, long features) {
    if (name.endsWith(WORDS)) {
      int from = Math.toIntExact(padding * features);
      fill(values.slice(from, Math.toIntExact(features)), 0);
    }
  }

  private static void fill(FloatBuffer values, float value) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, value);
    }
  }
}
