package org.injerto.task;

/** How the vectors of the pieces of a text become one. */
public enum Pooling {
  /** Their mean, special pieces included and padding not (Reimers and Gurevych 2019, section 3). */
  MEAN,
  /** The largest number of each feature. */
  MAX,
  /** That of the first piece, such as [CLS]. */
  FIRST
}
