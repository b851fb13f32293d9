package org.injerto.checkpoint.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where the directory of an archive lies, as its last bytes say.
 *
 * @param start the first byte of the directory
 * @param bytes how long it is
 * @param members how many it names
 */
record ZipEnd(long start, long bytes, long members) {
  /** A directory of 100,000 members has less than this. */
  static final int LONGEST_DIRECTORY = 16 << 20;

  private static final int SIGNATURE = 0x06054b50;
  private static final int BYTES = 22;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int LARGE_SIGNATURE = 0x06064b50;
  private static final int LARGE_BYTES = 56;

  /** Reads the last record, which no comment may follow. */
  static ZipEnd read(ZipSource source) throws IOException {
    long at = source.size() - BYTES;
    if (at < 0 || source.read(at, BYTES).getInt() != SIGNATURE) {
      throw source.refuse("zip.end");
    }
    Optional<ZipEnd> large = large(source, at - LOCATOR_BYTES);
    ZipEnd end = large.isPresent() ? large.get() : small(source.read(at, BYTES));
    if (end.start < 0
        || end.bytes < 0
        || end.bytes > LONGEST_DIRECTORY
        || end.start > at - end.bytes) {
      throw source.refuse(
          "zip.directory",
          Long.toUnsignedString(end.start),
          Long.toUnsignedString(end.bytes),
          source.size(),
          LONGEST_DIRECTORY);
    }
    return end;
  }

  private static ZipEnd small(ByteBuffer record) {
    return new ZipEnd(
        Integer.toUnsignedLong(record.getInt(16)),
        Integer.toUnsignedLong(record.getInt(12)),
        Short.toUnsignedLong(record.getShort(10)));
  }

  /** The record of large archives, if something points to it. */
  private static Optional<ZipEnd> large(ZipSource source, long locator) throws IOException {
    if (locator < 0) {
      return Optional.empty();
    }
    ByteBuffer pointer = source.read(locator, LOCATOR_BYTES);
    if (pointer.getInt(0) != LOCATOR_SIGNATURE) {
      return Optional.empty();
    }
    ByteBuffer record = source.read(pointer.getLong(8), LARGE_BYTES);
    if (record.getInt(0) != LARGE_SIGNATURE) {
      throw source.refuse("zip.end");
    }
    return Optional.of(new ZipEnd(record.getLong(48), record.getLong(40), record.getLong(32)));
  }
}
