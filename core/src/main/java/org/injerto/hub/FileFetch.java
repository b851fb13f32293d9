package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.injerto.text.Message;

/** One file of a model, from the cache or else from the hub ({@code hf_hub_download}). */
final class FileFetch {
  private final HubClient client;
  private final Backoff backoff;
  private final HubCache cache;

  FileFetch(HubClient client, Backoff backoff, HubCache cache) {
    this.client = client;
    this.backoff = backoff;
    this.cache = cache;
  }

  /**
   * The file in the cache, which the hub is asked about unless the revision is a commit. Where the
   * hub cannot be reached, what is in the cache is good enough.
   *
   * @param listed the file as the hub lists it, or its name alone
   */
  Path fetch(ModelName model, HubFile listed, FetchListener listener) throws IOException {
    HubPath file = new HubPath(listed.path());
    Optional<Path> known = known(model, file, listed.size());
    if (known.isPresent() && model.revision().isCommit()) {
      listener.moved(Files.size(known.get()));
      return known.get();
    }
    FileAnswer answer;
    try {
      answer =
          known.isPresent()
              ? client.metadata(model, file)
              : backoff.patiently(() -> client.metadata(model, file));
    } catch (HubException failed) {
      if (known.isPresent() && failed.leavesTheCacheRight()) {
        return known.get();
      }
      throw failed;
    }
    cache.keepCommit(model, answer.commit());
    if (answer instanceof FileAnswer.Missing missing) {
      cache.keepMissing(model.repository(), missing.commit(), file);
      throw missing.refusal();
    }
    return place(model, file, (FileAnswer.Found) answer, listed.hash(), listener);
  }

  private Optional<Path> known(ModelName model, HubPath file, OptionalLong size)
      throws IOException {
    Optional<String> commit = cache.commit(model);
    if (commit.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> known = cache.file(model.repository(), commit.get(), file);
    boolean damaged =
        known.isPresent() && size.isPresent() && Files.size(known.get()) != size.getAsLong();
    return damaged ? Optional.empty() : known;
  }

  /**
   * The file in the snapshot of its commit, fetched if there is no such blob yet.
   *
   * @param listed its hash, if a list of files has one
   */
  Path place(
      ModelName model,
      HubPath file,
      FileAnswer.Found found,
      Optional<BlobHash> listed,
      FetchListener listener)
      throws IOException {
    RepositoryName name = model.repository();
    Optional<Path> there = cache.file(name, found.commit(), file);
    if (there.isPresent() && Files.size(there.get()) == found.size()) {
      listener.moved(found.size());
      return there.get();
    }
    Path blob = cache.blob(name, found.etag());
    if (isWhole(blob, found)) {
      listener.moved(found.size());
      return cache.pointToOld(name, found.commit(), file, blob);
    }
    Optional<BlobHash> hash = found.hash().or(() -> listed);
    make(blob, new Download(client, backoff, model, found, listener), found, hash, listener);
    return cache.pointToNew(name, found.commit(), file, blob);
  }

  private static boolean isWhole(Path blob, FileAnswer.Found found) throws IOException {
    return Files.isRegularFile(blob) && Files.size(blob) == found.size();
  }

  private void make(
      Path blob,
      Download download,
      FileAnswer.Found found,
      Optional<BlobHash> hash,
      FetchListener listener)
      throws IOException {
    cache.prepare(blob);
    try (BlobLock lock = cache.lock(blob, () -> listener.notice(waiting(blob.getFileName())))) {
      if (isWhole(blob, found)) { // by who had the lock before
        listener.moved(found.size());
        return;
      }
      Path incomplete = incomplete(blob, lock);
      download.into(incomplete, hash);
      Files.move(incomplete, blob, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** A name that Python does not use; where locks do not work, one that nobody does. */
  static Path incomplete(Path blob, BlobLock lock) {
    String owner = lock.isExclusive() ? "injerto" : UUID.randomUUID().toString().substring(0, 8);
    return blob.resolveSibling(blob.getFileName() + "." + owner + ".incomplete");
  }

  static Message waiting(Object file) {
    return Message.of(FileFetch.class, "fetch.waits", file);
  }
}
