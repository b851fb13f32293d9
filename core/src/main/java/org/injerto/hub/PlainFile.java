package org.injerto.hub;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file as a server describes it that need not be a hub.
 *
 * @param path its name within the repository
 * @param commit that the server says; nothing if it knows none
 * @param etag without quotes; empty if there is none
 * @param size in bytes, if the server says
 * @param hash of the bytes, if the etag is one or they were hashed
 * @param location where the bytes are
 */
record PlainFile(
    HubPath path,
    Optional<String> commit,
    String etag,
    OptionalLong size,
    Optional<BlobHash> hash,
    URI location) {

  static PlainFile of(HubPath path, FileHeaders said, URI location) {
    return new PlainFile(path, said.commit(), said.etag(), said.size(), said.hash(), location);
  }

  /** Whether a change of the bytes would be seen without fetching them. */
  boolean isDescribed() {
    return !etag.isEmpty() && size.isPresent();
  }

  /** The same once its bytes have come. */
  PlainFile measured(BlobHash sha256, long bytes) {
    return new PlainFile(
        path, commit, sha256.toString(), OptionalLong.of(bytes), Optional.of(sha256), location);
  }

  /**
   * The name of its blob: the etag of a hub, else the hash of its bytes, else one made here. An
   * etag of another server cannot be it: nginx makes it of time and length, so that two files may
   * have the same.
   */
  String blob() {
    if (commit.isPresent() && DerivedName.isSafe(etag)) {
      return etag;
    }
    return hash.map(BlobHash::toString).orElseGet(() -> DerivedName.blob(path, etag, size));
  }

  /** The file as one of a commit. */
  FileAnswer.Found at(String commitOfAll) {
    return new FileAnswer.Found(commitOfAll, blob(), size.orElseThrow(), hash, location);
  }
}
