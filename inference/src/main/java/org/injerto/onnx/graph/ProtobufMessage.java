package org.injerto.onnx.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in the wire format of Protocol Buffers, built field by field. Its size is known before
 * it is written, as the format wants it, though large fields are made only then.
 */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED_32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final List<Part> parts = new ArrayList<>();

  /** Bytes, and how many. */
  private record Part(long size, Content content) {}

  /** A field with a whole number. */
  ProtobufMessage number(int field, long value) {
    return bytes(tag(field, VARINT)).bytes(varint(value));
  }

  /** A field with a number that has a fraction. */
  ProtobufMessage fraction(int field, float value) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return bytes(tag(field, FIXED_32)).bytes(bytes.putFloat(value).array());
  }

  /** A field with a text. */
  ProtobufMessage text(int field, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return large(field, bytes.length, out -> out.write(bytes));
  }

  /** A field with a message in the message. */
  ProtobufMessage message(int field, ProtobufMessage value) {
    return large(field, value.size(), value::writeTo);
  }

  /**
   * A field with bytes that are made when they are written.
   *
   * @param size how many
   */
  ProtobufMessage large(int field, long size, Content content) {
    bytes(tag(field, LENGTH)).bytes(varint(size));
    parts.add(new Part(size, content));
    return this;
  }

  /** How many bytes it takes. */
  long size() {
    return parts.stream().mapToLong(Part::size).sum();
  }

  void writeTo(OutputStream out) throws IOException {
    for (Part part : parts) {
      part.content.writeTo(out);
    }
  }

  private ProtobufMessage bytes(byte[] bytes) {
    parts.add(new Part(bytes.length, out -> out.write(bytes)));
    return this;
  }

  private static byte[] tag(int field, int wireType) {
    return varint((long) field << 3 | wireType);
  }

  private static byte[] varint(long value) {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.put((byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    bytes.put((byte) rest);
    byte[] used = new byte[bytes.position()];
    bytes.flip().get(used);
    return used;
  }
}
