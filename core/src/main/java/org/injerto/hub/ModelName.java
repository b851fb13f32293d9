package org.injerto.hub;

import org.injerto.text.InvalidInputException;

/** A model of a hub as a person names it. */
public record ModelName(RepositoryName repository, Revision revision) {
  /**
   * What {@code owner/name} or {@code owner/name@revision} names; the revision is {@code main} if
   * none is written.
   *
   * @throws InvalidInputException if a part breaks the rules of the hub
   */
  public static ModelName of(String written) {
    int at = written.indexOf('@');
    return at < 0
        ? new ModelName(new RepositoryName(written), Revision.MAIN)
        : new ModelName(
            new RepositoryName(written.substring(0, at)), new Revision(written.substring(at + 1)));
  }

  /** The same model in another state. */
  public ModelName at(String other) {
    return new ModelName(repository, new Revision(other));
  }

  /** Written so that {@link #of} reads it; {@code @main} is left out. */
  @Override
  public String toString() {
    return revision.equals(Revision.MAIN) ? repository.text() : repository + "@" + revision;
  }
}
