package org.injerto.tokenizer.normalizer;

import java.util.List;
import org.injerto.tokenizer.text.AlignedText;

/** One normalizer after the other. */
record NormalizerSequence(List<Normalizer> normalizers) implements Normalizer {
  NormalizerSequence {
    normalizers = List.copyOf(normalizers);
  }

  @Override
  public AlignedText normalize(AlignedText text) {
    AlignedText changed = text;
    for (Normalizer normalizer : normalizers) {
      changed = normalizer.normalize(changed);
    }
    return changed;
  }
}
