package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;

/** Reads what the cache folder holds ({@code scan_cache_dir}). */
final class CachedModels {
  private static final int DEPTH = 8;

  private final HubCache cache;

  CachedModels(HubCache cache) {
    this.cache = cache;
  }

  List<CachedModel> all() throws IOException {
    List<CachedModel> models = new ArrayList<>();
    for (RepositoryName repository : repositories()) {
      for (String commit : commits(repository)) {
        models.add(model(repository, commit));
      }
    }
    return models;
  }

  private List<RepositoryName> repositories() throws IOException {
    return folders(cache.root()).stream()
        .map(RepositoryName::ofFolder)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The commits of which there are files. */
  List<String> commits(RepositoryName repository) throws IOException {
    Path snapshots = cache.repository(repository).resolve("snapshots");
    return folders(snapshots).stream().filter(Revision::isCommit).toList();
  }

  private static List<String> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.isDirectory(path))
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** The commit that each branch and tag stands for. */
  Map<String, String> revisions(RepositoryName repository) throws IOException {
    Path refs = cache.repository(repository).resolve("refs");
    if (!Files.isDirectory(refs)) {
      return Map.of();
    }
    Map<String, String> revisions = new TreeMap<>();
    try (Stream<Path> all = Files.walk(refs, DEPTH)) {
      for (Path ref : all.filter(path -> !Files.isDirectory(path)).toList()) {
        String name = refs.relativize(ref).toString().replace('\\', '/');
        commit(repository, name).ifPresent(commit -> revisions.put(name, commit));
      }
    }
    return revisions;
  }

  private Optional<String> commit(RepositoryName repository, String revision) throws IOException {
    try {
      return cache.commit(new ModelName(repository, new Revision(revision)));
    } catch (InvalidInputException somethingElse) {
      return Optional.empty();
    }
  }

  private CachedModel model(RepositoryName repository, String commit) throws IOException {
    List<String> revisions =
        revisions(repository).entrySet().stream()
            .filter(entry -> entry.getValue().equals(commit))
            .map(Map.Entry::getKey)
            .toList();
    long bytes = 0;
    Instant lastUse = Instant.EPOCH;
    for (Path file : files(repository, commit)) {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      bytes += attributes.size();
      Instant used = attributes.lastAccessTime().toInstant();
      lastUse = used.isAfter(lastUse) ? used : lastUse;
    }
    return new CachedModel(
        repository, commit, revisions, bytes, lastUse, isWhole(repository, commit));
  }

  /** The files of a commit, without links that lead nowhere or astray. */
  private List<Path> files(RepositoryName repository, String commit) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : FolderFiles.names(cache.snapshot(repository, commit))) {
      try {
        cache.file(repository, commit, new HubPath(name)).ifPresent(files::add);
      } catch (InvalidInputException astray) {
        continue; // who uses the model is told
      }
    }
    return files;
  }

  private boolean isWhole(RepositoryName repository, String commit) throws IOException {
    try {
      ModelName model = new ModelName(repository, new Revision(commit));
      return new CachedSnapshot(cache, new ModelFileChoice()).find(model).isWhole();
    } catch (InvalidInputException noModelOrAstray) {
      return false;
    }
  }

  /** The blobs that a commit uses. */
  List<Path> blobs(RepositoryName repository, String commit) throws IOException {
    Path snapshot = cache.snapshot(repository, commit);
    List<Path> blobs = new ArrayList<>();
    try (Stream<Path> all = Files.walk(snapshot, DEPTH)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        blobs.add(link.resolveSibling(Files.readSymbolicLink(link)).normalize());
      }
    }
    Path folder = cache.repository(repository).resolve("blobs");
    return blobs.stream()
        .filter(blob -> folder.equals(blob.getParent()))
        .filter(blob -> Files.isRegularFile(blob, LinkOption.NOFOLLOW_LINKS))
        .distinct()
        .toList();
  }
}
