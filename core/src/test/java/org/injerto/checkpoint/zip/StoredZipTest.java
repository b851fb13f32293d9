package org.injerto.checkpoint.zip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredZipTest {
  private static final Message SUBJECT =
      new Message("org.injerto.checkpoint.messages", "file.subject", List.of("the file"));
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
  private static final int END_BYTES = 22;
  private static final int RECORD_BYTES = 46;

  @TempDir Path folder;

  @Test
  void membersAreFoundWhereTheyLie() throws IOException {
    byte[] bytes = archive("a/x", "a/ñ");
    StoredZip zip = open(bytes);
    assertEquals(List.of("a/x", "a/ñ"), zip.names());
    ZipMember member = zip.member("a/ñ").orElseThrow();
    assertEquals("content", new String(bytes, (int) member.start(), (int) member.bytes()));
    zip.verify(member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../x",
        "a/..",
        "/x",
        "a//x",
        "a\\x",
        "C:x",
        "a/\u0007",
        "./x",
        "a/./x",
        "..",
        "a/"
      })
  void aNameThatCouldMeanAPlaceOutsideIsRefused(String name) throws IOException {
    assertRefused("could mean a place outside", archive(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ".data/x", "a/.b", "a/b/c", "..a/x", "a/b..c", "a b"})
  void otherNamesAreTaken(String name) throws IOException {
    assertEquals(List.of(name), open(archive(name)).names());
  }

  @Test
  void whatTheDirectoryLiesAboutIsRefused() throws IOException {
    assertRefused("compressed or encrypted", changed(10, (byte) 8)); // method
    assertRefused("compressed or encrypted", changed(8, (byte) 1)); // flags
    assertRefused("which are not there", changed(24, (byte) 9)); // unpacked size
    assertRefused("does not begin where", changed(RECORD_BYTES, (byte) 'y')); // name
    assertRefused("zip directory speaks of", changed(42, (byte) 3)); // place of the member
    assertRefused("zip directory is broken", changed(0, (byte) 'Q'));
    assertRefused("zip directory is broken", changed(29, (byte) 9)); // length of the name
  }

  @Test
  void membersMayNotShareBytes() throws IOException {
    byte[] bytes = archive("a", "b");
    int first = directory(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(first + 20, CONTENT.length + 20)
        .putInt(first + 24, CONTENT.length + 20);
    assertRefused("overlap", bytes);
  }

  @Test
  void aCommentOrAnythingElseAfterTheEndIsRefused() throws IOException {
    byte[] bytes = archive("a");
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 5);
    assertRefused("without an end", longer);
  }

  @Test
  void aChangedMemberIsNotWhatWasWritten() throws IOException {
    byte[] bytes = archive("a");
    StoredZip sound = open(bytes);
    bytes[(int) sound.member("a").orElseThrow().start()] ^= 1;
    StoredZip zip = open(bytes);
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> zip.verify(zip.member("a").orElseThrow()));
    assertTrue(refused.getMessage().contains("its member a is damaged"), refused.getMessage());
  }

  /** The first record of the directory with one byte changed. */
  private static byte[] changed(int at, byte value) throws IOException {
    byte[] bytes = archive("x");
    bytes[directory(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)) + at] = value;
    return bytes;
  }

  private static int directory(ByteBuffer archive) {
    return archive.getInt(archive.limit() - END_BYTES + 16);
  }

  private static byte[] archive(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        CRC32 checksum = new CRC32();
        checksum.update(CONTENT);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(CONTENT.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(CONTENT);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private StoredZip open(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("archive"), bytes);
    return StoredZip.open(FileChannel.open(file), SUBJECT);
  }

  private void assertRefused(String reason, byte[] bytes) {
    assertTrue(refusal(bytes).contains(reason), refusal(bytes));
  }

  private String refusal(byte[] bytes) {
    return assertThrows(InvalidInputException.class, () -> open(bytes)).getMessage();
  }
}
