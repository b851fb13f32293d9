package org.injerto.pipeline;

import java.util.Arrays;
import org.injerto.architecture.ProblemType;

/** What is made of the logits of a classifier, by Hugging Face's {@code function_to_apply}. */
public enum ScoreFunction {
  /** Probabilities of labels that exclude each other; they add up to 1. */
  SOFTMAX {
    @Override
    void apply(double[] logits) {
      double largest = Arrays.stream(logits).max().orElseThrow();
      Arrays.setAll(logits, i -> Math.exp(logits[i] - largest));
      double sum = Arrays.stream(logits).sum();
      Arrays.setAll(logits, i -> logits[i] / sum);
    }
  },
  /** A probability for each label by itself. */
  SIGMOID {
    @Override
    void apply(double[] logits) {
      Arrays.setAll(logits, i -> 1 / (1 + Math.exp(-logits[i])));
    }
  },
  /** The logits as they are. */
  NONE {
    @Override
    void apply(double[] logits) {}
  };

  /** Changes logits in place. */
  abstract void apply(double[] logits);

  /** The function that fits what a model was trained for. */
  public static ScoreFunction of(ProblemType type) {
    return switch (type) {
      case SINGLE_LABEL -> SOFTMAX;
      case MULTI_LABEL -> SIGMOID;
      case REGRESSION -> NONE;
    };
  }
}
