package org.injerto.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/**
 * Writes {@code model.tar.gz}. The same files give the same bytes: they stand in alphabetical
 * order, belong to nobody, and bear one fixed time.
 */
public final class ArchiveWriter {
  /** Not the epoch itself, at which {@code tar} wonders. */
  private static final FileTime TIME = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

  private static final int MODE = 0100644; // a file that its owner writes and everybody reads

  private ArchiveWriter() {}

  /**
   * Writes an archive; there is never half of one.
   *
   * @param target a file that is replaced if it is there
   */
  public static void write(ServingFiles files, Path target) throws IOException {
    Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path part = place.resolveSibling("." + place.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        write(files, out);
      }
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The header of {@code gzip} bears no time and no name as it is. */
  private static void write(ServingFiles files, OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(out), StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      for (String name : files.names()) {
        Path file = files.bundle().resolve(name);
        tar.putArchiveEntry(entry(name, Files.size(file)));
        Files.copy(file, tar);
        tar.closeArchiveEntry();
      }
    }
  }

  private static TarArchiveEntry entry(String name, long size) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(MODE);
    entry.setLastModifiedTime(TIME);
    entry.setIds(0, 0);
    entry.setNames("", "");
    return entry;
  }
}
