package org.injerto.server.model;

import java.nio.file.Path;

/**
 * Where a version of a model lies.
 *
 * @param share of the requests that it gets; only its size beside the shares of the other versions
 *     of that name matters
 */
public record ModelSource(Path folder, double share) {
  /**
   * @throws IllegalArgumentException if the share is not positive
   */
  public ModelSource {
    if (!(share > 0) || Double.isInfinite(share)) {
      throw new IllegalArgumentException("share must be positive; share=" + share);
    }
  }

  /** The only version of a model. */
  public static ModelSource only(Path folder) {
    return new ModelSource(folder, 1);
  }
}
