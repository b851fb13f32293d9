package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * What goes when a model is removed from the cache: its snapshots, what names them, and the blobs
 * that no snapshot which stays uses.
 */
public final class CacheRemoval {
  private final RepositoryName repository;
  private final List<String> commits;
  private final List<Path> paths;
  private final long bytes;

  private CacheRemoval(RepositoryName repository, List<String> commits, List<Path> paths)
      throws IOException {
    this.repository = repository;
    this.commits = commits;
    this.paths = paths;
    long sum = 0;
    for (Path path : paths) {
      sum += size(path);
    }
    bytes = sum;
  }

  static CacheRemoval plan(HubCache cache, RepositoryName repository, Optional<Revision> revision)
      throws IOException {
    CachedModels models = new CachedModels(cache);
    List<String> there = models.commits(repository);
    Path folder = cache.repository(repository);
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          Message.of(CacheRemoval.class, "remove.no.model", repository, cache.root()));
    }
    if (revision.isEmpty()) {
      return new CacheRemoval(repository, there, List.of(folder, cache.locks(repository)));
    }
    String commit = commit(models, repository, revision.get(), there);
    return there.equals(List.of(commit))
        ? new CacheRemoval(repository, there, List.of(folder, cache.locks(repository)))
        : new CacheRemoval(repository, List.of(commit), ofCommit(cache, repository, commit));
  }

  /** The commit that is there for a revision: of a commit its beginning is enough. */
  private static String commit(
      CachedModels models, RepositoryName repository, Revision revision, List<String> there)
      throws IOException {
    Optional<String> named = Optional.ofNullable(models.revisions(repository).get(revision.text()));
    List<String> found =
        named
            .map(List::of)
            .orElseGet(() -> there.stream().filter(c -> c.startsWith(revision.text())).toList());
    if (found.size() == 1 && there.contains(found.get(0))) {
      return found.get(0);
    }
    Set<String> known = new LinkedHashSet<>(models.revisions(repository).keySet());
    known.addAll(there);
    throw new InvalidInputException(
        Message.of(
            CacheRemoval.class,
            "remove.no.revision",
            repository,
            revision,
            String.join(", ", known)));
  }

  private static List<Path> ofCommit(HubCache cache, RepositoryName repository, String commit)
      throws IOException {
    CachedModels models = new CachedModels(cache);
    Path folder = cache.repository(repository);
    List<Path> paths = new ArrayList<>();
    for (Map.Entry<String, String> ref : models.revisions(repository).entrySet()) {
      if (ref.getValue().equals(commit)) {
        paths.add(folder.resolve("refs").resolve(ref.getKey()));
      }
    }
    paths.add(cache.snapshot(repository, commit));
    paths.add(folder.resolve("trees").resolve(commit + ".json"));
    paths.add(folder.resolve(".no_exist").resolve(commit));
    List<Path> blobs = new ArrayList<>(models.blobs(repository, commit));
    for (String other : models.commits(repository)) {
      if (!other.equals(commit)) {
        blobs.removeAll(models.blobs(repository, other));
      }
    }
    paths.addAll(blobs);
    return paths;
  }

  /** Whose files go. */
  public RepositoryName repository() {
    return repository;
  }

  /** The commits of which nothing is left. */
  public List<String> commits() {
    return List.copyOf(commits);
  }

  /** How many bytes become free. */
  public long bytes() {
    return bytes;
  }

  /** Removes them: first what names them, so that nobody finds half a model. */
  public void run() throws IOException {
    for (Path path : paths) {
      for (Path childrenFirst : below(path)) {
        Files.deleteIfExists(childrenFirst);
      }
    }
  }

  private static long size(Path path) throws IOException {
    long bytes = 0;
    for (Path file : below(path)) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Links are not followed: what they lead to is somebody else's. */
  private static List<Path> below(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
