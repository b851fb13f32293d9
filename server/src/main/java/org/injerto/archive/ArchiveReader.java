package org.injerto.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.injerto.archive.BudgetedInput.SpentException;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks {@code model.tar.gz}, whoever made it: only files and folders, none of which can lie
 * outside the target, and never more than the limits say, however small the archive is.
 */
public final class ArchiveReader {
  /** For what stands between two files: headers, long names, padding. */
  private static final long BETWEEN_FILES = 1 << 20;

  private static final int MOST_PROBLEMS = 20;

  private final Path archive;
  private final Path folder;
  private final Limits limits;
  private final List<Message> problems = new ArrayList<>();
  private int entries;
  private long bytes;

  private ArchiveReader(Path archive, Path folder, Limits limits) {
    this.archive = archive;
    this.folder = folder.toAbsolutePath().normalize();
    this.limits = limits;
  }

  /**
   * How much an archive may hold.
   *
   * @param bytes of all its files, unpacked
   * @param entries files and folders
   */
  public record Limits(long bytes, int entries) {
    /** Enough for models of a few thousand million numbers. */
    public static final Limits USUAL = new Limits(8L << 30, 1000);

    public Limits {
      if (bytes < 1 || entries < 1) {
        throw new IllegalArgumentException(
            "limits must be positive; bytes=" + bytes + ", entries=" + entries);
      }
    }
  }

  /**
   * Unpacks an archive into a folder, which is made.
   *
   * @param folder new, or empty
   * @throws InvalidInputException with what is wrong with the archive; nothing of it is left then
   * @throws IOException if the disk does not do its part, or there is something in the folder
   */
  public static void unpack(Path archive, Path folder, Limits limits) throws IOException {
    Files.createDirectories(folder);
    requireEmpty(folder);
    ArchiveReader reader = new ArchiveReader(archive, folder, limits);
    try {
      reader.unpack();
    } catch (IOException | RuntimeException failed) {
      reader.clear();
      throw failed;
    }
  }

  /** What is cleared after a failure must not be what somebody else has put there. */
  private static void requireEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
    }
  }

  private void unpack() throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive))) {
      BudgetedInput content = new BudgetedInput(unzipped(file));
      TarArchiveInputStream tar = new TarArchiveInputStream(content, StandardCharsets.UTF_8.name());
      content.allow(BETWEEN_FILES);
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        count(entry);
        content.allow(entry.getSize() + BETWEEN_FILES);
        take(entry, tar);
      }
    }
    if (entries == 0) {
      problems.add(problem("archive.empty"));
    }
    throwIfAnyProblem();
  }

  private InputStream unzipped(InputStream file) {
    try {
      return new GZIPInputStream(file, 1 << 16);
    } catch (IOException notGzip) {
      throw refused(problem("archive.not.gzip"));
    }
  }

  private @Nullable TarArchiveEntry next(TarArchiveInputStream tar) {
    return read(tar::getNextEntry);
  }

  private void count(TarArchiveEntry entry) {
    entries++;
    if (entries > limits.entries()) {
      throw refused(problem("archive.entries", limits.entries()));
    }
    if (entry.getSize() > limits.bytes() - bytes) {
      throw refused(problem("archive.bytes", limits.bytes()));
    }
    bytes += entry.getSize();
  }

  /** Once there is a problem nothing is written any more, but the others are still found. */
  private void take(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    EntryPlace place = new EntryPlace(entry, folder);
    Optional<Message> wrong = place.problem();
    wrong.ifPresent(this::add);
    if (!problems.isEmpty()) {
      return;
    }
    if (entry.isDirectory()) {
      Files.createDirectories(place.path());
    } else {
      Files.createDirectories(place.path().getParent());
      write(tar, place.path());
    }
  }

  private void add(Message problem) {
    problems.add(problem);
    if (problems.size() == MOST_PROBLEMS) {
      throwIfAnyProblem();
    }
  }

  private void write(TarArchiveInputStream tar, Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int read = read(() -> tar.read(buffer));
          read >= 0;
          read = read(() -> tar.read(buffer))) {
        out.write(buffer, 0, read);
      }
    }
  }

  /** A step of reading, whose failures are the archive's, unlike those of writing. */
  private interface ReadingStep<T extends @Nullable Object> {
    T read() throws IOException;
  }

  private <T extends @Nullable Object> T read(ReadingStep<T> step) {
    try {
      return step.read();
    } catch (SpentException spent) {
      throw refused(problem("archive.between", BETWEEN_FILES));
    } catch (IOException | IllegalArgumentException damaged) {
      throw refused(problem("archive.damaged", String.valueOf(damaged.getMessage())));
    }
  }

  private InvalidInputException refused(Message problem) {
    problems.add(problem);
    return new InvalidInputException(problem("archive.subject", archive), problems);
  }

  private void throwIfAnyProblem() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("archive.subject", archive), problems);
    }
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ArchiveReader.class, key, arguments);
  }

  private void clear() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path childrenFirst : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(childrenFirst);
      }
    }
  }
}
