package org.injerto.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every other thread and process of this program from fetching the same blob.
 *
 * <p>On Linux it does not keep Python out, nor Python us: Java locks a file by {@code fcntl}, the
 * {@code filelock} of Python by {@code flock}, and the kernel does not let one see the other. Both
 * may then fetch the same blob at once, each into a file of its own that it moves in place whole.
 */
final class BlobLock implements AutoCloseable {
  /**
   * A lock on a file is one of the whole process, and gone when the process closes the file
   * anywhere: within the process one of these stands before it, chosen by the name.
   */
  private static final List<ReentrantLock> THREADS =
      Stream.generate(ReentrantLock::new).limit(64).toList();

  private final ReentrantLock threads;
  private final FileChannel file;
  private final @Nullable FileLock lock;

  private BlobLock(ReentrantLock threads, FileChannel file, @Nullable FileLock lock) {
    this.threads = threads;
    this.file = file;
    this.lock = lock;
  }

  /**
   * Takes the lock, however long somebody else holds it.
   *
   * @param whenBusy is run if somebody does
   */
  static BlobLock take(Path path, Runnable whenBusy) throws IOException {
    ReentrantLock threads = THREADS.get(Math.floorMod(path.hashCode(), THREADS.size()));
    threads.lock();
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new BlobLock(threads, file, locked(file, whenBusy));
    } catch (IOException | RuntimeException failed) {
      threads.unlock();
      throw failed;
    }
  }

  private static @Nullable FileLock locked(FileChannel file, Runnable whenBusy) throws IOException {
    try {
      FileLock atOnce = file.tryLock();
      if (atOnce != null) {
        return atOnce;
      }
      whenBusy.run();
      return file.lock();
    } catch (FileLockInterruptionException stop) {
      throw stop;
    } catch (IOException noLocksHere) {
      return null;
    }
  }

  /** Whether nobody else is at the blob: some network disks know no locks. */
  boolean isExclusive() {
    return lock != null;
  }

  @Override
  public void close() throws IOException {
    try {
      file.close(); // which frees the lock
    } finally {
      threads.unlock();
    }
  }
}
