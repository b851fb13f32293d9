package org.injerto.checkpoint.zip;

/**
 * A member of an archive that is not compressed.
 *
 * @param name with its folders
 * @param header the first byte of what the archive says before them
 * @param start the first of its bytes in the archive
 * @param bytes how many there are
 * @param crc32 what their checksum must be
 */
public record ZipMember(String name, long header, long start, long bytes, int crc32) {
  /** The byte after its last. */
  public long end() {
    return start + bytes;
  }
}
