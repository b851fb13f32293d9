package org.injerto.model;

/** What one layer has seen of a text before the pieces that it is given now. */
@FunctionalInterface
interface Past {
  /** Nothing: the text begins now. */
  Past NONE = now -> now;

  /** All that there is to look at, the past first. */
  KeyValues extend(KeyValues now);
}
