package org.injerto.onnx.graph;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;

/**
 * The fields of a message in the wire format of Protocol Buffers, one after the other; {@link
 * ProtobufMessage} writes what this reads.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the format</a>
 */
final class ProtobufFields {
  private static final int GROUP = 7; // bits of a number that a byte has

  private final InputStream in;
  private int number;
  private long size;

  ProtobufFields(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next field, once the one before was read or skipped.
   *
   * @return whether there is one
   * @throws EOFException if the message ends within it
   * @throws StreamCorruptedException if it is none
   */
  boolean next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    long tag = varint(first);
    number = (int) (tag >>> 3);
    size = size((int) tag & 7);
    return true;
  }

  /** How many bytes are left of a field after its tag, and after its number if it is one. */
  private long size(int wireType) throws IOException {
    switch (wireType) {
      case 0 -> {
        varint(in.read());
        return 0;
      }
      case 1 -> {
        return Long.BYTES;
      }
      case 2 -> {
        return varint(in.read());
      }
      case 5 -> {
        return Integer.BYTES;
      }
      default -> throw new StreamCorruptedException("a field has no type " + wireType);
    }
  }

  private long varint(int first) throws IOException {
    long value = 0;
    int next = first;
    for (int shift = 0; shift < Long.SIZE; shift += GROUP) {
      if (next < 0) {
        throw new EOFException("the message ends within a number");
      }
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
      next = in.read();
    }
    throw new StreamCorruptedException("a number has too many bytes");
  }

  /** What the field is called, by a number. */
  int number() {
    return number;
  }

  /**
   * The bytes of the field, which is a text, a message or the like.
   *
   * @throws StreamCorruptedException if there are more than {@code most}
   */
  byte[] bytes(int most) throws IOException {
    if (size < 0 || size > most) {
      throw new StreamCorruptedException("a field has too many bytes: " + size);
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException("the message ends within a field");
    }
    return bytes;
  }

  /** Goes past the field. */
  void skip() throws IOException {
    if (size < 0) {
      throw new StreamCorruptedException("a field has too many bytes: " + size);
    }
    in.skipNBytes(size);
  }
}
