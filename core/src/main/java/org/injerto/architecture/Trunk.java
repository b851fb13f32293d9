package org.injerto.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An architecture that makes a hidden state of each text which stands for the whole of it, so that
 * a classifier can be put on it.
 */
public sealed interface Trunk extends Architecture permits EncoderArchitecture, DecoderConfig {
  /** How large it is. */
  EncoderConfig.Size size();

  /** What the table of word embeddings is called. */
  String words();

  /** The shapes of its parameters by their names, without any head. */
  Map<String, List<Long>> trunk();

  /** What the family puts on it to score whole texts. */
  Head.OfText classifier();

  /** The standard deviation of a matrix or table when training begins, by its name. */
  double freshDeviation(String parameter);

  /** The tables of embeddings whose row for the padding is zero and learns nothing. */
  Set<String> tablesWithPadding();

  /** The shapes of its parameters and of those of the classifier on it. */
  default Map<String, List<Long>> classifierParameters(int labels) {
    return new Shapes()
        .putAll(trunk())
        .putAll(classifier().parameters(size().hiddenSize(), labels))
        .all();
  }
}
