package org.injerto.tokenizer.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Reads messages in the wire format of Protocol Buffers, as much of it as sentencepiece uses. A
 * length that is larger than what is left, or a field of another kind than asked for, is refused;
 * nothing is allocated before it is known to be there.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED_32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final Path file;
  private final ByteBuffer in;
  private int wireType;

  private ProtobufReader(Path file, ByteBuffer in) {
    this.file = file;
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A reader of a whole message; {@code file} is where it comes from. */
  static ProtobufReader of(Path file, byte[] bytes) {
    return new ProtobufReader(file, ByteBuffer.wrap(bytes));
  }

  boolean hasNext() {
    return in.hasRemaining();
  }

  /** The number of the next field. */
  int field() {
    long tag = varint();
    wireType = (int) (tag & 7);
    long field = tag >>> 3;
    if (field < 1 || field > Integer.MAX_VALUE) {
      throw invalid("field", in.position(), field);
    }
    return (int) field;
  }

  /** The value of the field, a whole number. */
  long number() {
    expect(VARINT);
    return varint();
  }

  /** The value of the field, a number with a fraction. */
  float fraction() {
    expect(FIXED_32);
    room(Float.BYTES);
    return in.getFloat();
  }

  /** The value of the field, a message in the message. */
  ProtobufReader message() {
    expect(LENGTH);
    int length = length();
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return new ProtobufReader(file, part);
  }

  /** The value of the field, bytes. */
  byte[] bytes() {
    expect(LENGTH);
    byte[] bytes = new byte[length()];
    in.get(bytes);
    return bytes;
  }

  /** The value of the field, a text in UTF-8. */
  String text() {
    int at = in.position();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException e) {
      throw invalid("text", at);
    }
  }

  /** Passes the value of the field by. */
  void skip() {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED_64 -> pass(Long.BYTES);
      case FIXED_32 -> pass(Integer.BYTES);
      case LENGTH -> pass(length());
      default -> throw invalid("wire", in.position(), wireType);
    }
  }

  private void pass(int bytes) {
    room(bytes);
    in.position(in.position() + bytes);
  }

  private void expect(int wanted) {
    if (wireType != wanted) {
      throw invalid("wire", in.position(), wireType);
    }
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > in.remaining()) {
      throw invalid("length", in.position(), Long.toUnsignedString(length), in.remaining());
    }
    return (int) length;
  }

  private void room(int bytes) {
    if (in.remaining() < bytes) {
      throw invalid("length", in.position(), bytes, in.remaining());
    }
  }

  private long varint() {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      room(1);
      byte next = in.get();
      value |= (long) (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw invalid("varint", in.position());
  }

  private InvalidInputException invalid(String key, Object... arguments) {
    return new InvalidInputException(
        Message.of(ProtobufReader.class, "subject", file),
        java.util.List.of(Message.of(ProtobufReader.class, key, arguments)));
  }
}
