package org.injerto.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to write one output, which one run has at a time: a locked file beside it. The system
 * takes the lock from a process that dies; the file it leaves is in nobody's way.
 */
final class OutputLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, or nothing if another run has it, in this process or another. */
  static Optional<OutputLock> tryTake(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<Object> opened = identity(file);
    // A lock on a file that its last owner has deleted since would keep nobody out.
    if (isLocked(channel) && opened.isPresent() && opened.equals(identity(file))) {
      return Optional.of(new OutputLock(file, channel));
    }
    channel.close();
    return Optional.empty();
  }

  private static Optional<Object> identity(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    @Nullable Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return Optional.of(key == null ? file : key); // Windows has no keys
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (isHeld()) {
      Files.deleteIfExists(file);
      channel.close();
    }
  }
}
