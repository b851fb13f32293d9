package org.injerto.tokenizer.normalizer;

import org.injerto.tokenizer.text.AlignedText;

/** Changes a text before it is parted into words. Safe for use by many threads. */
public interface Normalizer {
  /** Leaves every text as it is. */
  Normalizer NONE = text -> text;

  /** The changed text; the same one if nothing changes. */
  AlignedText normalize(AlignedText text);
}
