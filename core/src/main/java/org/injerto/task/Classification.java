package org.injerto.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a classifier says of one text. */
public sealed interface Classification {
  /**
   * What is said in one word: the likeliest label, be it likely or not; of a number, its digits.
   */
  String label();

  /**
   * Exactly one label.
   *
   * @param label the likeliest one
   * @param score its probability, in [0, 1]
   * @param scores the probability of every label, in the order of the model
   */
  record OneLabel(String label, double score, Map<String, Double> scores)
      implements Classification {
    public OneLabel {
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }
  }

  /**
   * Any number of labels, none among them.
   *
   * @param labels those with a probability of one half or more
   * @param scores the probability of every label, in the order of the model
   */
  record LabelSet(List<String> labels, Map<String, Double> scores) implements Classification {
    public LabelSet {
      labels = List.copyOf(labels);
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    @Override
    public String label() {
      return scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
  }

  /** A number. */
  record Value(double score) implements Classification {
    @Override
    public String label() {
      return Double.toString(score);
    }
  }
}
