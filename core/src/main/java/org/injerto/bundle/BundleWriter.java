package org.injerto.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.architecture.ModelConfig;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.TokenizerFiles;

/**
 * The one place where a bundle comes into being, from the first moment of a run to the last.
 *
 * <p>Everything is written in a folder beside the target, {@code .NAME.part}, and moved in place at
 * the end, so that the target is the whole of the old bundle or the whole of the new one, however
 * the run ends. While the writer is open no other can write the same bundle.
 */
public final class BundleWriter implements AutoCloseable {
  private final Path target;
  private final Path work;
  private final OutputLock lock;

  private BundleWriter(Path target, OutputLock lock) {
    this.target = target;
    this.work = beside(target, ".part");
    this.lock = lock;
  }

  /**
   * Begins a bundle, or goes on with one that a run which was stopped has begun.
   *
   * @param overwrite whether a bundle that is there may be replaced at the end
   * @throws InvalidInputException if the target is a file or the root of a disk, is not empty and
   *     must not be overwritten, or is being written by another run
   * @throws IOException if the folder cannot be written
   */
  public static BundleWriter open(Path target, boolean overwrite) throws IOException {
    boolean exists = Files.exists(target);
    Path place = exists ? target.toRealPath() : target.toAbsolutePath().normalize();
    refuse(exists && !Files.isDirectory(place), "bundle.is.file", target);
    refuse(isRootOfDisk(place), "bundle.is.root", target);
    Files.createDirectories(place.getParent());
    OutputLock lock =
        OutputLock.tryTake(beside(place, ".lock"))
            .orElseThrow(() -> new InvalidInputException(problem("bundle.busy", target)));
    try {
      BundleWriter writer = new BundleWriter(place, lock);
      writer.putBackOld();
      refuse(!overwrite && isFilled(place), "bundle.not.empty", target);
      Files.createDirectories(writer.work);
      return writer;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
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
    return Message.of(BundleWriter.class, key, target);
  }

  private static boolean isFilled(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  /** Where a run keeps the state from which it can go on; gone once the bundle is finished. */
  public Path state() {
    return work.resolve("training-state.safetensors");
  }

  /**
   * Writes all files and moves them in place. If that fails nothing of them is left, but the state
   * is.
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
    delete(folder); // what a run that was killed has left
    Files.createDirectories(folder);
    try {
      for (String name : TokenizerFiles.NAMES) {
        if (Files.exists(model.resolve(name))) {
          write(folder.resolve(name), Files.readAllBytes(model.resolve(name)));
        }
      }
      write(folder.resolve(Bundle.CONFIG), config.toJson().getBytes(StandardCharsets.UTF_8));
      write(folder.resolve(Bundle.MANIFEST), manifest.toJson().getBytes(StandardCharsets.UTF_8));
      SafetensorsWriter.write(folder.resolve(Bundle.WEIGHTS), weights, Map.of("format", "pt"));
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
    replaceTarget(folder);
    discard();
  }

  /** Is on the disk when it returns. */
  private static void write(Path file, byte[] content) throws IOException {
    Files.write(
        file,
        content,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
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

  /** Forgets what was begun; nothing is left beside the target. */
  public void discard() throws IOException {
    delete(work);
    close();
  }

  /** Lets others write the bundle; what is resumable stays. */
  @Override
  public void close() throws IOException {
    lock.close();
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
