package org.injerto.checkpoint.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A zip archive whose members can be read where they lie.
 *
 * <p>Refused are: compressed or encrypted members, since PyTorch writes none and a small one can
 * unpack to gigabytes; two members of one name, since readers disagree on which counts; members
 * that overlap; names that could mean a place outside the archive.
 */
public final class StoredZip {
  /** Members of an archive. */
  public static final int MOST_MEMBERS = 100_000;

  private static final int HEADER_SIGNATURE = 0x04034b50;
  private static final int HEADER_BYTES = 30;
  private static final int ENCRYPTED = 1;
  private static final int PIECE = 1 << 16;

  /** Folders and a file, none of which is hidden behind dots or named by another rule. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?!\\.\\.?(/|$))[^/\\\\:\\p{Cntrl}]+" + "(/(?!\\.\\.?(/|$))[^/\\\\:\\p{Cntrl}]+)*");

  private final ZipSource source;
  private final Map<String, ZipMember> members;

  private StoredZip(ZipSource source, Map<String, ZipMember> members) {
    this.source = source;
    this.members = members;
  }

  /**
   * Reads the directory of an archive.
   *
   * @param subject what cannot be read if something is wrong with it, for people
   * @throws InvalidInputException if the directory lies or a member is not stored as it is
   */
  public static StoredZip open(FileChannel channel, Message subject) throws IOException {
    ZipSource source = new ZipSource(channel, channel.size(), subject);
    ZipEnd end = ZipEnd.read(source);
    if (end.members() < 0 || end.members() > MOST_MEMBERS) {
      throw source.refuse("zip.members", Long.toUnsignedString(end.members()), MOST_MEMBERS);
    }
    ByteBuffer directory = source.read(end.start(), (int) end.bytes());
    Map<String, ZipMember> members = new LinkedHashMap<>();
    for (long i = 0; i < end.members(); i++) {
      ZipMember member = member(source, end, record(source, directory));
      if (members.put(member.name(), member) != null) {
        throw source.refuse("zip.twice", member.name());
      }
    }
    refuseOverlap(source, members);
    return new StoredZip(source, members);
  }

  private static ZipRecord record(ZipSource source, ByteBuffer directory) {
    if (directory.remaining() < ZipRecord.BYTES
        || directory.getInt(directory.position()) != ZipRecord.SIGNATURE) {
      throw source.refuse("zip.record");
    }
    ByteBuffer fixed = next(directory, ZipRecord.BYTES);
    int variable = ZipRecord.variableBytes(fixed);
    if (variable > directory.remaining()) {
      throw source.refuse("zip.record");
    }
    return ZipRecord.parse(fixed, next(directory, variable));
  }

  private static ByteBuffer next(ByteBuffer bytes, int length) {
    ByteBuffer slice = bytes.slice(bytes.position(), length).order(bytes.order());
    bytes.position(bytes.position() + length);
    return slice;
  }

  private static ZipMember member(ZipSource source, ZipEnd end, ZipRecord record)
      throws IOException {
    String name = record.name();
    if (!NAME.matcher(name).matches()) {
      throw source.refuse("zip.name", name);
    }
    if (record.method() != 0 || (record.flags() & ENCRYPTED) != 0) {
      throw source.refuse("zip.packed", name);
    }
    long start = start(source, record);
    ZipMember member =
        new ZipMember(name, record.header(), start, record.sizes().stored(), record.crc32());
    if (record.sizes().stored() != record.sizes().unpacked()
        || member.bytes() < 0
        || member.bytes() > end.start() - start) {
      throw source.refuse("zip.size", name, Long.toUnsignedString(member.bytes()));
    }
    return member;
  }

  /** The first byte of the content, after a header that must be of the same member. */
  private static long start(ZipSource source, ZipRecord record) throws IOException {
    ByteBuffer header = source.read(record.header(), HEADER_BYTES);
    int nameBytes = Short.toUnsignedInt(header.getShort(26));
    int extraBytes = Short.toUnsignedInt(header.getShort(28));
    ByteBuffer name = source.read(record.header() + HEADER_BYTES, nameBytes);
    boolean same =
        header.getInt(0) == HEADER_SIGNATURE
            && header.getShort(8) == 0
            && StandardCharsets.UTF_8.decode(name).toString().equals(record.name());
    if (!same) {
      throw source.refuse("zip.header", record.name());
    }
    return record.header() + HEADER_BYTES + nameBytes + extraBytes;
  }

  private static void refuseOverlap(ZipSource source, Map<String, ZipMember> members) {
    List<ZipMember> inOrder = new ArrayList<>(members.values());
    inOrder.sort(Comparator.comparingLong(ZipMember::start));
    for (int i = 1; i < inOrder.size(); i++) {
      if (inOrder.get(i).header() < inOrder.get(i - 1).end()) {
        throw source.refuse("zip.overlap", inOrder.get(i).name(), inOrder.get(i - 1).name());
      }
    }
  }

  /** The names of the members, in the order of the directory. */
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** The member of a name. */
  public Optional<ZipMember> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /**
   * Reads a member once to see whether it is what was written.
   *
   * @throws InvalidInputException if its checksum is another
   */
  public void verify(ZipMember member) throws IOException {
    CRC32 found = new CRC32();
    ByteBuffer piece = ByteBuffer.allocateDirect((int) Math.min(PIECE, member.bytes()));
    for (long at = member.start(); at < member.end(); at += piece.limit()) {
      piece.clear().limit((int) Math.min(piece.capacity(), member.end() - at));
      source.fill(piece, at);
      found.update(piece);
    }
    if ((int) found.getValue() != member.crc32()) {
      throw source.refuse(
          "zip.crc",
          member.name(),
          Integer.toHexString(member.crc32()),
          Long.toHexString(found.getValue()));
    }
  }
}
