package org.injerto.hub;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A hub and the cache folder of its models, which Python finds there and the other way round.
 *
 * <pre>{@code
 * Hub hub = new Hub(HubSettings.of(System.getenv(), home), backoff);
 * Path folder = hub.resolve(ModelName.of("dccuchile/bert-base-spanish-wwm-cased"), listener).folder();
 * }</pre>
 */
public final class Hub {
  private final HubSettings settings;
  private final Backoff backoff;
  private final HubCache cache;
  private final FileChoice choice;

  /**
   * @param backoff what is done when a request fails
   */
  public Hub(HubSettings settings, Backoff backoff) {
    this(settings, backoff, new ModelFileChoice());
  }

  Hub(HubSettings settings, Backoff backoff, FileChoice choice) {
    this.settings = settings;
    this.backoff = backoff;
    this.choice = choice;
    cache = new HubCache(settings.cache(), settings.links());
  }

  /**
   * A model as the hub has it now. What is in the cache already is not fetched again; if the hub
   * cannot be reached or does not want to answer, a whole model in the cache is good enough.
   *
   * @throws HubException if it cannot be had
   * @throws InvalidInputException if the repository is no model, or something in the cache or on
   *     the hub would lead out of the cache folder
   * @throws IOException if the cache folder cannot be read or written
   */
  public Snapshot fetch(ModelName model, FetchListener listener) throws IOException {
    CachedSnapshot cached = new CachedSnapshot(cache, choice);
    if (settings.offline()) {
      return cached.require(model);
    }
    try {
      return new SnapshotFetch(new HubClient(settings), backoff, cache, choice, listener)
          .fetch(model);
    } catch (HubException failed) {
      CachedSnapshot.Found found = cached.find(model);
      if (failed.leavesTheCacheRight() && found.isWhole()) {
        listener.notice(Message.of(Hub.class, "fetch.cache.answers", model, failed.explanation()));
        return found.snapshot().orElseThrow();
      }
      throw failed;
    }
  }

  /**
   * A model from the cache, without a question to the hub; if it is not there, or not all of it, as
   * {@link #fetch}.
   */
  public Snapshot resolve(ModelName model, FetchListener listener) throws IOException {
    CachedSnapshot.Found found = new CachedSnapshot(cache, choice).find(model);
    return found.isWhole() ? found.snapshot().orElseThrow() : fetch(model, listener);
  }

  /** A model if all of it is in the cache. */
  public Optional<Snapshot> cached(ModelName model) throws IOException {
    CachedSnapshot.Found found = new CachedSnapshot(cache, choice).find(model);
    return found.isWhole() ? found.snapshot() : Optional.empty();
  }

  /** What is in the cache, by name. */
  public List<CachedModel> models() throws IOException {
    return new CachedModels(cache).all();
  }

  /**
   * Plans to remove a model from the cache.
   *
   * @param revision one of its revisions; all if none is given
   * @throws InvalidInputException if it is not there
   */
  public CacheRemoval removal(RepositoryName repository, Optional<Revision> revision)
      throws IOException {
    return CacheRemoval.plan(cache, repository, revision);
  }
}
