package org.injerto.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Archives as only a hostile hand makes them. */
final class Archives {
  private Archives() {}

  /** What is put into an archive. */
  interface Content {
    void put(TarArchiveOutputStream tar) throws IOException;
  }

  static Path write(Path file, Content content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      content.put(tar);
    }
    return file;
  }

  /** A file whose name stays as it is, leading slashes and all. */
  static void file(TarArchiveOutputStream tar, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  /** An entry of a kind that has no content, such as a link. */
  static void odd(TarArchiveOutputStream tar, String name, byte kind, String target)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /** What is said of the next file, as POSIX has it: each line begins with its own length. */
  static void header(TarArchiveOutputStream tar, String... fields) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String field : fields) {
      lines.append(field.length() + 4).append(' ').append(field).append('\n'); // of two digits
    }
    TarArchiveEntry entry = new TarArchiveEntry("header", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
    entry.setSize(lines.length());
    tar.putArchiveEntry(entry);
    tar.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
    tar.closeArchiveEntry();
  }
}
