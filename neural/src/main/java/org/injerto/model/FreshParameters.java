package org.injerto.model;

import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Trunk;

/**
 * Parameters as training begins (Hugging Face {@code _init_weights}): matrices from a normal
 * distribution, biases zero, normalisations one, and of encoders the padding row zero.
 */
record FreshParameters(Trunk trunk) {
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
        draw(values, generator(seed, name), trunk.freshDeviation(name));
        clearPadding(name, values, parameter.size(1));
      }
    }
  }

  private static RandomGenerator generator(long seed, String name) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + name.hashCode());
  }

  private static void draw(FloatBuffer values, RandomGenerator random, double deviation) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, (float) random.nextGaussian(0, deviation));
    }
  }

  private void clearPadding(String name, FloatBuffer values, long features) {
    if (trunk.tablesWithPadding().contains(name)) {
      int from = Math.toIntExact(trunk.paddingId() * features);
      fill(values.slice(from, Math.toIntExact(features)), 0);
    }
  }

  private static void fill(FloatBuffer values, float value) {
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, value);
    }
  }
}
