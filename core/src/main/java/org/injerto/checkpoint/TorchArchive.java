package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.injerto.checkpoint.pickle.PickleValue;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** What {@code torch.save} put into a file: an object and the storages that it refers to. */
sealed interface TorchArchive permits ZippedArchive, LegacyArchive {
  /** The first bytes of a zip archive and of a pickle. */
  int ZIP = 0x504B0304;

  int PICKLE = 0x80;

  /** The object. */
  PickleValue root();

  /** Where the numbers of a storage lie, if there are any. */
  Optional<StorageRegion> region(String key);

  /**
   * Reads a storage once to see whether it is what was written, as far as the form lets tell.
   *
   * @throws InvalidInputException if it is not
   */
  void verify(String key) throws IOException;

  /**
   * Reads the object.
   *
   * @param subject what cannot be read if something is wrong, for people
   */
  static TorchArchive open(FileChannel channel, Message subject) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(Integer.BYTES);
    channel.read(start, 0);
    if (start.getInt(0) == ZIP) {
      return ZippedArchive.open(channel, subject);
    }
    if (Byte.toUnsignedInt(start.get(0)) == PICKLE) {
      return LegacyArchive.open(channel, subject);
    }
    throw new InvalidInputException(
        subject, List.of(Message.of(TorchArchive.class, "torch.form", channel.size())));
  }
}
