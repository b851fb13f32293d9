package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.text.InvalidInputException;

/** Looks in the cache for all files of a model, without the hub. */
final class CachedSnapshot {
  private final HubCache cache;
  private final FileChoice choice;

  CachedSnapshot(HubCache cache, FileChoice choice) {
    this.cache = cache;
    this.choice = choice;
  }

  /**
   * What was found.
   *
   * @param snapshot the files that are there; nothing if the revision is not known
   * @param missing files that are not there, though the model needs them
   */
  record Found(Optional<Snapshot> snapshot, List<String> missing) {
    Found {
      missing = List.copyOf(missing);
    }

    boolean isWhole() {
      return snapshot.isPresent() && missing.isEmpty();
    }
  }

  /** Looks for a model. */
  Found find(ModelName model) throws IOException {
    Optional<String> commit = cache.commit(model);
    if (commit.isEmpty() || !Files.isDirectory(cache.snapshot(model.repository(), commit.get()))) {
      return new Found(Optional.empty(), List.of());
    }
    Optional<FileList> list = cache.fileList(model.repository(), commit.get());
    return list.isPresent()
        ? byList(model, commit.get(), list.get())
        : byFiles(model, commit.get());
  }

  /** The list says what there should be. */
  private Found byList(ModelName model, String commit, FileList list) throws IOException {
    Path folder = cache.snapshot(model.repository(), commit);
    List<String> there = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    sort(choice.choose(list.names()), model, commit, list, there, missing);
    if (missing.isEmpty()) {
      sort(choice.named(folder, list.names()), model, commit, list, there, missing);
    }
    return new Found(Optional.of(new Snapshot(model, commit, folder, there)), missing);
  }

  private void sort(
      List<String> names,
      ModelName model,
      String commit,
      FileList list,
      List<String> there,
      List<String> missing)
      throws IOException {
    for (String name : names) {
      boolean whole = isWhole(model, commit, list.named(name).orElseThrow());
      (whole ? there : missing).add(name);
    }
  }

  private boolean isWhole(ModelName model, String commit, HubFile file) throws IOException {
    Optional<Path> found = cache.file(model.repository(), commit, new HubPath(file.path()));
    return found.isPresent()
        && (file.size().isEmpty() || Files.size(found.get()) == file.size().getAsLong());
  }

  /** Only the files themselves say what there should be: Python fetches one by one. */
  private Found byFiles(ModelName model, String commit) throws IOException {
    Path folder = cache.snapshot(model.repository(), commit);
    List<String> there = new ArrayList<>();
    for (String name : FolderFiles.names(folder)) {
      if (cache.file(model.repository(), commit, new HubPath(name)).isPresent()) {
        there.add(name);
      }
    }
    List<String> lacking = ModelFileChoice.lacking(folder, there);
    List<String> chosen = lacking.isEmpty() ? chosen(folder, there) : there;
    return new Found(Optional.of(new Snapshot(model, commit, folder, chosen)), lacking);
  }

  private static List<String> chosen(Path folder, List<String> names) throws IOException {
    return FolderFiles.ofModel(folder, names);
  }

  /**
   * The model, all of it.
   *
   * @throws HubException of reason {@link HubException.Reason#NOT_CACHED}, saying what is missing
   * @throws InvalidInputException if there are links in the cache that lead astray
   */
  Snapshot require(ModelName model) throws IOException {
    Found found = find(model);
    if (found.isWhole()) {
      return found.snapshot().orElseThrow();
    }
    throw found.snapshot().isEmpty()
        ? notCached("offline.nothing", model, cache.root())
        : notCached("offline.missing", model, String.join(", ", found.missing()), cache.root());
  }

  private static HubException notCached(String key, Object... arguments) {
    return new HubException(
        HubException.Reason.NOT_CACHED,
        org.injerto.text.Message.of(CachedSnapshot.class, key, arguments));
  }
}
