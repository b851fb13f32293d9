package org.injerto.checkpoint.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/** The bytes of a pickle, read in order; whoever asks for more than there are is refused. */
final class PickleInput {
  private static final int WINDOW = 1 << 13;

  private final FileChannel channel;
  private final Message subject;
  private final long start;
  private final long end;
  private final ByteBuffer window =
      ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private long next;

  /**
   * @param subject what cannot be read if something is wrong
   * @param start the first byte in the file
   * @param end the byte after the last that belongs to the pickle
   */
  PickleInput(FileChannel channel, Message subject, long start, long end) {
    this.channel = channel;
    this.subject = subject;
    this.start = start;
    this.end = end;
    this.next = start;
  }

  /** Where the next byte lies in the file. */
  long position() {
    return next - window.remaining();
  }

  /** How many bytes are left. */
  long remaining() {
    return end - position();
  }

  int unsigned8() throws IOException {
    return fill(1).get() & 0xFF;
  }

  int unsigned16() throws IOException {
    return fill(Short.BYTES).getShort() & 0xFFFF;
  }

  int signed32() throws IOException {
    return fill(Integer.BYTES).getInt();
  }

  long signed64() throws IOException {
    return fill(Long.BYTES).getLong();
  }

  /**
   * So many bytes.
   *
   * @param length as the pickle says it; anything
   */
  byte[] bytes(long length) throws IOException {
    if (length < 0 || length > remaining() || length > PickleLimits.LONGEST_TEXT) {
      throw refuse("pickle.length", length, remaining(), PickleLimits.LONGEST_TEXT);
    }
    byte[] bytes = new byte[(int) length];
    for (int filled = 0; filled < bytes.length; ) {
      int count = Math.min(bytes.length - filled, WINDOW);
      fill(count).get(bytes, filled, count);
      filled += count;
    }
    return bytes;
  }

  String text(long length) throws IOException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** The name that ends at the next line feed. */
  String line() throws IOException {
    byte[] name = new byte[PickleLimits.LONGEST_NAME];
    for (int length = 0; length < name.length; length++) {
      byte octet = (byte) unsigned8();
      if (octet == '\n') {
        return new String(Arrays.copyOf(name, length), StandardCharsets.UTF_8);
      }
      name[length] = octet;
    }
    throw refuse("pickle.name", PickleLimits.LONGEST_NAME);
  }

  /** The window with at least so many bytes in it. */
  private ByteBuffer fill(int count) throws IOException {
    if (count > remaining()) {
      throw refuse("pickle.end");
    }
    if (window.remaining() < count) {
      window.compact();
      window.limit((int) Math.min(window.capacity(), window.position() + end - next));
      while (window.position() < count) {
        int read = channel.read(window, next);
        if (read < 0) {
          throw refuse("pickle.end");
        }
        next += read;
      }
      window.flip();
    }
    return window;
  }

  /** Why the pickle cannot be read, with the place that the reader has come to. */
  InvalidInputException refuse(String key, Object... arguments) {
    Object[] placed = new Object[arguments.length + 1];
    placed[0] = position() - start;
    for (int i = 0; i < arguments.length; i++) {
      placed[i + 1] = Printable.text(String.valueOf(arguments[i]));
    }
    return new InvalidInputException(subject, List.of(Message.of(PickleInput.class, key, placed)));
  }
}
