package org.injerto.architecture;

import java.util.Optional;
import java.util.stream.Stream;

/** What the logits of a classification head mean, by Hugging Face's names. */
public enum ProblemType {
  /** Exactly one label: softmax. */
  SINGLE_LABEL("single_label_classification"),
  /** Any number of labels: a sigmoid each. */
  MULTI_LABEL("multi_label_classification"),
  /** A number. */
  REGRESSION("regression");

  private final String configName;

  ProblemType(String configName) {
    this.configName = configName;
  }

  /** The value of {@code problem_type} in config.json. */
  public String configName() {
    return configName;
  }

  static Optional<ProblemType> named(String name) {
    return Stream.of(values()).filter(type -> type.configName.equals(name)).findFirst();
  }
}
