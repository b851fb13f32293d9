package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.injerto.bundle.BundleWriter;
import org.injerto.bundle.OutputFolder;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** An output folder for work that cannot be gone on with. */
final class FreshOutput {
  private FreshOutput() {}

  /**
   * Opens it, unless a training that was stopped has left something there that is not to be
   * forgotten.
   *
   * @param overwrite whether it may be forgotten, and what the folder holds replaced
   * @throws InvalidInputException as {@link OutputFolder#open}, and in that case
   */
  static OutputFolder open(Path output, boolean overwrite) throws IOException {
    OutputFolder folder = OutputFolder.open(output, overwrite);
    if (!overwrite && BundleWriter.hasState(folder)) {
      folder.close();
      throw new InvalidInputException(Message.of(FreshOutput.class, "resume.there", output));
    }
    return folder;
  }
}
