package org.injerto.checkpoint.zip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What the directory says of a member; nothing of it has been checked.
 *
 * @param name with its folders
 * @param flags of which bit 0 says that it is encrypted
 * @param method 0 if it is stored as it is
 * @param sizes as it is stored, and unpacked; any number
 * @param header where the member begins; any number
 */
record ZipRecord(String name, int flags, int method, int crc32, Sizes sizes, long header) {
  static final int SIGNATURE = 0x02014b50;
  static final int BYTES = 46;
  private static final int IN_EXTRA = 0xFFFFFFFF;
  private static final int LARGE_EXTRA = 1;

  record Sizes(long stored, long unpacked) {}

  /** The bytes of the name, the extra fields and the comment, which follow the fixed part. */
  static int variableBytes(ByteBuffer fixed) {
    return unsigned(fixed, 28) + unsigned(fixed, 30) + unsigned(fixed, 32);
  }

  /**
   * @param fixed the first {@value #BYTES} bytes
   * @param variable what follows them
   */
  static ZipRecord parse(ByteBuffer fixed, ByteBuffer variable) {
    byte[] name = new byte[unsigned(fixed, 28)];
    variable.get(name);
    ByteBuffer large = large(variable, unsigned(fixed, 30));
    long unpacked = number(fixed.getInt(24), large);
    long stored = number(fixed.getInt(20), large);
    long header = number(fixed.getInt(42), large);
    return new ZipRecord(
        new String(name, StandardCharsets.UTF_8),
        unsigned(fixed, 8),
        unsigned(fixed, 10),
        fixed.getInt(16),
        new Sizes(stored, unpacked),
        header);
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  /** The numbers that 32 bits were too few for, in the order of the standard. */
  private static ByteBuffer large(ByteBuffer variable, int extraBytes) {
    int end = variable.position() + extraBytes;
    int at = variable.position();
    while (at + 4 <= end) {
      int length = unsigned(variable, at + 2);
      if (unsigned(variable, at) == LARGE_EXTRA && at + 4 + length <= end) {
        return variable.slice(at + 4, length).order(variable.order());
      }
      at += 4 + length;
    }
    return ByteBuffer.allocate(0);
  }

  private static long number(int small, ByteBuffer large) {
    return small == IN_EXTRA && large.remaining() >= Long.BYTES
        ? large.getLong()
        : Integer.toUnsignedLong(small);
  }
}
