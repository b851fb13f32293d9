package org.injerto.hub;

import java.time.Instant;
import java.util.List;

/**
 * A revision of a model in the cache.
 *
 * @param repository its name
 * @param commit 40 hexadecimal digits
 * @param revisions branches and tags that stood for the commit when they were last asked for
 * @param bytes of its files; a file that another commit has too counts in both
 * @param lastUse when one of its files was last read, as far as the disk notes it
 * @param whole whether no file that the model needs is missing
 */
public record CachedModel(
    RepositoryName repository,
    String commit,
    List<String> revisions,
    long bytes,
    Instant lastUse,
    boolean whole) {
  public CachedModel {
    revisions = List.copyOf(revisions);
  }
}
