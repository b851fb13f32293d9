package org.injerto.architecture;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An architecture that scores which piece comes next, so that it can write. */
public sealed interface WritingArchitecture extends Architecture
    permits DecoderConfig, EncoderDecoderConfig {
  /** What scores pieces where it is not the table that they are read from. */
  String HEAD = "lm_head.weight";

  /** What the table of word embeddings is called. */
  String words();

  /** Features of a hidden state. */
  int hiddenSize();

  /** Whether pieces are scored with the vectors that they are read as, if nothing is said. */
  boolean tied();

  /**
   * The shapes of its parameters by their names.
   *
   * @param ownHead whether {@link #HEAD} is among them
   */
  default Map<String, List<Long>> languageModel(boolean ownHead) {
    Shapes all = new Shapes().putAll(withoutHead());
    if (ownHead) {
      all.matrix(HEAD, pieces(), hiddenSize());
    }
    return all.all();
  }

  /**
   * Whether pieces are scored with weights of their own: if the configuration says so, or if a
   * checkpoint has them.
   *
   * @param tensors the names of the checkpoint's tensors
   */
  default boolean hasOwnHead(Collection<String> tensors) {
    ParameterNames names = parameterNames();
    return !tied()
        || tensors.stream()
            .anyMatch(tensor -> names.canonical(tensor).filter(HEAD::equals).isPresent());
  }

  /** The shapes of its parameters by their names, but for {@link #HEAD}. */
  Map<String, List<Long>> withoutHead();
}
