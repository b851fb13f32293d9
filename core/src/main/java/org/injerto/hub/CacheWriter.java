package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Writes into the cache: whole files or none, and only below the folder they belong to, whatever
 * links others have put there.
 */
final class CacheWriter {
  private static final String TAG =
      """
      Signature: 8a477f597d28d172789f06886806bc55
      # This file is a cache directory tag created by injerto.
      # For information about cache directory tags, see:
      #	https://bford.info/cachedir/
      """;

  private final Path root;
  private final boolean links;

  CacheWriter(Path root, boolean links) {
    this.root = root;
    this.links = links;
  }

  /** A step that a folder which cannot be written makes fail. */
  @FunctionalInterface
  interface Step<T> {
    T take() throws IOException;
  }

  /**
   * Takes a step; if the folder may not be written, that is said with the variable that moves it.
   */
  <T> T explained(Step<T> step) throws IOException {
    try {
      return step.take();
    } catch (AccessDeniedException | NoSuchFileException | FileAlreadyExistsException denied) {
      throw unwritable(denied);
    } catch (FileSystemException failed) {
      String reason = String.valueOf(failed.getReason());
      throw reason.contains("Read-only") || reason.contains("Not a directory")
          ? unwritable(failed)
          : failed;
    }
  }

  private HubException unwritable(FileSystemException failed) {
    return new HubException(
        Reason.CACHE,
        Message.of(
            CacheWriter.class, "cache.unwritable", root, String.valueOf(failed.getMessage())),
        failed);
  }

  /** Marks the cache as something that need not be saved elsewhere. */
  void tag() throws IOException {
    Path tag = root.resolve("CACHEDIR.TAG");
    if (!Files.exists(tag)) {
      write(root, tag, TAG.getBytes(UTF_8));
    }
  }

  /** Writes a whole file in the place of what is there. */
  void write(Path within, Path file, byte[] content) throws IOException {
    createFolders(within, folder(file));
    Path begun = beside(file);
    explained(() -> Files.write(begun, content));
    moveInPlace(begun, file);
  }

  /**
   * Has a file be a blob that was there before: by a relative link, or by a copy where there are no
   * links.
   *
   * @return the file
   */
  Path pointToOld(Path repository, Path file, Path blob) throws IOException {
    return point(repository, file, blob, begun -> Files.copy(blob, begun));
  }

  /**
   * Has a file be a blob that was just made: by a relative link, or by moving it where there are no
   * links.
   *
   * @return the file
   */
  Path pointToNew(Path repository, Path file, Path blob) throws IOException {
    return point(repository, file, blob, begun -> Files.move(blob, begun));
  }

  /** Makes a file without a link. */
  @FunctionalInterface
  private interface Substitute {
    void make(Path begun) throws IOException;
  }

  private Path point(Path repository, Path file, Path blob, Substitute substitute)
      throws IOException {
    createFolders(repository, folder(file));
    Path begun = beside(file);
    if (!links || !linked(begun, folder(file).relativize(blob))) {
      explained(
          () -> {
            substitute.make(begun);
            return begun;
          });
    }
    moveInPlace(begun, file);
    return file;
  }

  private static boolean linked(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
      return true;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      return false;
    }
  }

  private static Path folder(Path file) {
    return file.resolveSibling("");
  }

  /** A name that nobody else uses. */
  static Path beside(Path file) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return file.resolveSibling("." + file.getFileName() + "." + unique + ".part");
  }

  private void moveInPlace(Path begun, Path file) throws IOException {
    try {
      explained(() -> Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE));
    } finally {
      Files.deleteIfExists(begun);
    }
  }

  /**
   * Makes a folder and those above it.
   *
   * @param within the folder that it must not lead out of
   * @throws InvalidInputException if a link leads it out
   */
  void createFolders(Path within, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) { // a link to a folder is one, which Java 17 would not take
      explained(() -> Files.createDirectories(folder));
    }
    if (!folder.toRealPath().startsWith(within.toRealPath())) {
      throw new InvalidInputException(
          Message.of(CacheWriter.class, "cache.link.leaves", folder, folder.toRealPath()));
    }
  }
}
