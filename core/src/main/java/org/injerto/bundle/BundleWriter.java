package org.injerto.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.architecture.ModelConfig;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.TokenizerFiles;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a bundle comes into being, from the first moment of a run to the last.
 *
 * <p>Everything is written in a folder beside the target, {@code .NAME.part}, and moved in place at
 * the end, so that the target is either whole or not there. While the writer is open no other can
 * write the same bundle.
 */
public final class BundleWriter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path target;
  private final Path work;
  private final FileChannel lock;

  private BundleWriter(Path target, Path work, FileChannel lock) {
    this.target = target;
    this.work = work;
    this.lock = lock;
  }

  /**
   * Begins a bundle, or goes on with one that a run which was stopped has begun.
   *
   * @param overwrite whether a bundle that is there may be replaced at the end
   * @throws InvalidInputException if the target is a file, is not empty and must not be
   *     overwritten, or is being written by another run
   * @throws IOException if the folder cannot be written
   */
  public static BundleWriter open(Path target, boolean overwrite) throws IOException {
    refuse(Files.exists(target) && !Files.isDirectory(target), "bundle.is.file", target);
    refuse(!overwrite && isFilled(target), "bundle.not.empty", target);
    Path absolute = target.toAbsolutePath().normalize();
    Path work = absolute.resolveSibling("." + absolute.getFileName() + ".part");
    Files.createDirectories(work);
    return new BundleWriter(absolute, work, lock(work, target));
  }

  private static boolean isFilled(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  private static FileChannel lock(Path work, Path target) throws IOException {
    FileChannel channel =
        FileChannel.open(
            work.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new InvalidInputException(Message.of(BundleWriter.class, "bundle.busy", target));
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static void refuse(boolean wrong, String key, Path target) {
    if (wrong) {
      throw new InvalidInputException(Message.of(BundleWriter.class, key, target));
    }
  }

  /** Where a run keeps the state from which it can go on; gone once the bundle is finished. */
  public Path state() {
    return work.resolve("training-state.safetensors");
  }

  /**
   * Writes all files and moves them in place.
   *
   * @param model the folder whose tokenizer the bundle takes over
   * @param weights by their Hugging Face names
   */
  public void finish(
      Path model,
      ModelConfig config,
      List<SafetensorsWriter.Entry> weights,
      BundleManifest manifest)
      throws IOException {
    Path folder = work.resolve("bundle");
    delete(folder);
    Files.createDirectories(folder);
    for (String name : TokenizerFiles.NAMES) {
      if (Files.exists(model.resolve(name))) {
        Files.copy(model.resolve(name), folder.resolve(name));
      }
    }
    Files.writeString(folder.resolve("config.json"), config.toJson());
    SafetensorsWriter.write(folder.resolve("model.safetensors"), weights, Map.of("format", "pt"));
    Files.writeString(
        folder.resolve(Bundle.MANIFEST),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
    replaceTarget(folder);
  }

  private void replaceTarget(Path folder) throws IOException {
    Path old = work.resolve("old");
    delete(old);
    if (Files.exists(target)) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    close();
    delete(work);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Forgets what was begun; nothing is left beside the target. */
  public void discard() throws IOException {
    close();
    delete(work);
  }

  /** Lets others write the bundle; what is resumable stays. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
