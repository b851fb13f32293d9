package org.injerto.hub;

import java.net.URI;
import java.util.Optional;

/** What the hub says of a file before its bytes. */
sealed interface FileAnswer {
  /** The commit that the revision stands for now. */
  String commit();

  /**
   * There is one.
   *
   * @param etag the name of the blob in the cache
   * @param size in bytes
   * @param hash of the bytes, if the etag is one
   * @param location where the bytes are
   */
  record Found(String commit, String etag, long size, Optional<BlobHash> hash, URI location)
      implements FileAnswer {}

  /**
   * The commit has no such file.
   *
   * @param refusal the same in words
   */
  record Missing(String commit, HubException refusal) implements FileAnswer {}
}
