package org.injerto.server.model;

import java.io.IOException;
import java.nio.file.Path;

/** Opens models. */
@FunctionalInterface
public interface ModelLoader {
  /**
   * Opens the model in a folder.
   *
   * @param name by which it will be asked for, a valid one for {@link ModelInfo}
   * @throws org.injerto.text.InvalidInputException with all that is missing or wrong
   */
  OpenedModel<?, ?> open(String name, Path folder) throws IOException;
}
