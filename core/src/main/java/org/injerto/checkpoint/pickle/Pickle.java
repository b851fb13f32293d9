package org.injerto.checkpoint.pickle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import org.injerto.checkpoint.pickle.PickleValue.Storage;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A pickle that was read.
 *
 * @param value what it stands for
 * @param storages all that it refers to, each as often as it does
 * @param end the byte after its last, in the file
 */
public record Pickle(PickleValue value, List<Storage> storages, long end) {
  public Pickle {
    storages = List.copyOf(storages);
  }

  /**
   * Reads a pickle.
   *
   * @param subject what cannot be read if something is wrong with it, for people
   * @param start its first byte in the file
   * @param end the byte after the last that can belong to it
   * @throws InvalidInputException if it is broken, asks for more than {@link PickleLimits} or names
   *     what is not among {@link AllowedGlobals}
   */
  public static Pickle read(FileChannel channel, Message subject, long start, long end)
      throws IOException {
    PickleInput input =
        new PickleInput(
            channel, subject, start, Math.min(end, start + PickleLimits.LONGEST_PICKLE));
    return new PickleMachine(input).run();
  }
}
