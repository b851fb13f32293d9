package org.injerto.server.model;

import java.util.function.IntSupplier;

/** Is told which models come. */
@FunctionalInterface
public interface ModelObserver {
  /** Whoever does not want to know. */
  ModelObserver NOBODY = (model, waiting) -> BatchObserver.NOBODY;

  /**
   * A model is about to be used.
   *
   * @param waiting how many of its texts wait for the engine at the moment
   * @return who is told what it does
   */
  BatchObserver opened(ModelInfo model, IntSupplier waiting);
}
