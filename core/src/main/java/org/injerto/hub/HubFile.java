package org.injerto.hub;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of a commit, as the hub lists it.
 *
 * @param path its name within the repository, whatever that is
 * @param size in bytes, if the hub says
 * @param hash of its bytes, if the hub says
 */
record HubFile(String path, OptionalLong size, Optional<BlobHash> hash) {
  /** A file of which nothing but the name is known. */
  static HubFile named(String path) {
    return new HubFile(path, OptionalLong.empty(), Optional.empty());
  }
}
