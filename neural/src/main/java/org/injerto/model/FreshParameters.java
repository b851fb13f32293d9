package org.injerto.model;

import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;

/**
 * Parameters as BERT's training begins (Devlin et al. 2019; Hugging Face {@code _init_weights}):
 * matrices from a normal distribution, biases zero, normalisations one, the padding row zero.
 *
 * @param deviation of the normal distribution, {@code initializer_range}
 * @param padding the row that stays zero in tables of embeddings
 * @param tables the names of those tables
 */
record FreshParameters(double deviation, int padding, Set<String> tables) {
  static FreshParameters of(EncoderArchitecture architecture) {
    return new FreshParameters(
        architecture.config().numbers().initializerRange(),
        architecture.vocabulary().paddingId(),
        architecture.tablesWithPadding());
  }

  /**
   * Fills these parameters, each from a generator of its own, so that what one gets does not depend
   * on which others are filled.
   */
  void fill(Parameters parameters, Collection<String> names, long seed) {
    for (String name : names) {
      Tensor parameter = parameters.get(name);
      FloatBuffer values = Tensors.memory(parameter);
      if (name.endsWith(".bias")) {
        fill(values, 0);
      } else if (parameter.dim() == 1) { // the only vectors that are weights are normalisations
        fill(values, 1);
      } else {
        draw(values, generator(seed, name));
        clearPadding(name, values, parameter.size(1));
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
    if (tables.contains(name)) {
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
