package org.injerto.checkpoint.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * The bytes of an archive.
 *
 * @param subject what cannot be read if something is wrong, for people
 */
record ZipSource(FileChannel channel, long size, Message subject) {
  /** So many bytes from a place; refused if they are not all there. */
  ByteBuffer read(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (from < 0 || from > size - length) {
      throw refuse("zip.outside", Long.toUnsignedString(from), length, size);
    }
    fill(bytes, from);
    return bytes;
  }

  /** Fills a buffer from a place and makes it ready to be read. */
  void fill(ByteBuffer bytes, long from) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw refuse("zip.outside", from, bytes.limit(), channel.size());
      }
    }
    bytes.flip();
  }

  InvalidInputException refuse(String key, Object... arguments) {
    Object[] shown =
        Arrays.stream(arguments)
            .map(argument -> Printable.text(String.valueOf(argument)))
            .toArray();
    return new InvalidInputException(subject, List.of(Message.of(ZipSource.class, key, shown)));
  }
}
