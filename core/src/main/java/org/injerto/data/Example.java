package org.injerto.data;

import java.util.List;

/** One text of a data set, with what is to be learned about it. */
public sealed interface Example {
  /** The text as it was read, never empty. */
  String text();

  /** A text with exactly one label. */
  record SingleLabel(String text, String label) implements Example {}

  /** A text with any number of labels, possibly none. */
  record MultiLabel(String text, List<String> labels) implements Example {
    public MultiLabel {
      labels = List.copyOf(labels);
    }
  }

  /** A text with a number. */
  record Score(String text, double score) implements Example {}
}
