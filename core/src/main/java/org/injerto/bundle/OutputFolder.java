package org.injerto.bundle;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A folder that results go to, from the first moment of a run to the last.
 *
 * <p>Everything is written in a folder beside the target, {@code .NAME.part}, and moved in place at
 * the end, so that the target is the whole of the old results or the whole of the new ones, however
 * the run ends. While it is open no other run can write the same folder.
 */
public final class OutputFolder implements AutoCloseable {
  private final Path target;
  private final Path work;
  private final OutputLock lock;

  private OutputFolder(Path target, OutputLock lock) {
    this.target = target;
    this.work = beside(target, ".part");
    this.lock = lock;
  }

  /**
   * Begins to fill a folder, or goes on with what a run that was stopped has begun.
   *
   * @param overwrite whether what is there may be replaced at the end
   * @throws InvalidInputException if the target is a file or the root of a disk, is not empty and
   *     must not be overwritten, or is being written by another run
   * @throws IOException if the folder cannot be written
   */
  public static OutputFolder open(Path target, boolean overwrite) throws IOException {
    boolean exists = Files.exists(target);
    Path place = exists ? target.toRealPath() : target.toAbsolutePath().normalize();
    refuse(exists && !Files.isDirectory(place), "output.is.file", target);
    refuse(isRootOfDisk(place), "output.is.root", target);
    refuseBelowFile(place, target);
    OutputLock lock =
        lock(place, target)
            .orElseThrow(() -> new InvalidInputException(problem("output.busy", target)));
    try {
      OutputFolder output = new OutputFolder(place, lock);
      output.putBackOld();
      refuse(!overwrite && isFilled(place), "output.not.empty", target);
      Files.createDirectories(output.work);
      return output;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void refuseBelowFile(Path place, Path target) {
    for (Path above = place; above != null; above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        throw new InvalidInputException(
            Message.of(OutputFolder.class, "output.below.file", target, above));
      }
    }
  }

  /** The lock, for which the folder above must be there and must take files. */
  private static Optional<OutputLock> lock(Path place, Path target) throws IOException {
    try {
      Files.createDirectories(place.getParent());
      return OutputLock.tryTake(beside(place, ".lock"));
    } catch (AccessDeniedException | NoSuchFileException e) {
      // The second is what Linux says in /proc, where no files can be made.
      throw new InvalidInputException(problem("output.denied", target));
    } catch (FileSystemException e) {
      String reason = String.valueOf(e.getReason());
      if (reason.contains("No space") || reason.contains("not enough space")) {
        throw e;
      }
      throw new InvalidInputException(
          Message.of(OutputFolder.class, "output.unwritable", target, reason));
    }
  }

  /** Whether no folder can be moved there, such as the root and what is mounted. */
  private static boolean isRootOfDisk(Path place) throws IOException {
    Path parent = place.getParent();
    if (parent == null) {
      return true;
    }
    return Files.exists(place)
        && place.getFileSystem().supportedFileAttributeViews().contains("unix")
        && !Files.getAttribute(place, "unix:dev").equals(Files.getAttribute(parent, "unix:dev"));
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling("." + target.getFileName() + ending);
  }

  private static void refuse(boolean wrong, String key, Path target) {
    if (wrong) {
      throw new InvalidInputException(problem(key, target));
    }
  }

  private static Message problem(String key, Path target) {
    return Message.of(OutputFolder.class, key, target);
  }

  private static boolean isFilled(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  /** What fills a folder. */
  @FunctionalInterface
  public interface Content {
    void write(Path folder) throws IOException;
  }

  /** Where a run keeps what it needs to go on; gone once the results are in place. */
  public Path work() {
    return work;
  }

  /**
   * Has a new folder filled, and moves it in place. If that fails nothing of it is left, but what
   * is in {@link #work()} is.
   */
  public void fill(Content content) throws IOException {
    Path folder = work.resolve("new");
    delete(folder); // what a run that was killed has left
    Files.createDirectories(folder);
    try {
      content.write(folder);
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
    replaceTarget(folder);
    discard();
  }

  private void replaceTarget(Path folder) throws IOException {
    delete(old());
    if (Files.exists(target)) {
      Files.move(target, old(), StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      putBackOld();
    }
  }

  /** Undoes the first move of a run that did not come to the second. */
  private void putBackOld() throws IOException {
    if (!Files.exists(target) && Files.exists(old())) {
      Files.move(old(), target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Path old() {
    return work.resolve("old");
  }

  /** Forgets what was begun, if it is not finished; nothing is left beside the target. */
  public void discard() throws IOException {
    if (lock.isHeld()) {
      delete(work);
      close();
    }
  }

  /** Lets others write the folder; what is resumable stays. */
  @Override
  public void close() throws IOException {
    try {
      boolean leftNothing = lock.isHeld() && Files.isDirectory(work) && !isFilled(work);
      if (leftNothing) {
        Files.delete(work);
      }
    } finally {
      lock.close();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path childrenFirst : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(childrenFirst);
      }
    }
  }
}
