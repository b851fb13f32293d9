package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;

/** The files of a model in the revision that the hub has now, several at once. */
final class SnapshotFetch {
  private final HubClient client;
  private final Backoff backoff;
  private final HubCache cache;
  private final FileChoice choice;
  private final FetchListener listener;

  SnapshotFetch(
      HubClient client,
      Backoff backoff,
      HubCache cache,
      FileChoice choice,
      FetchListener listener) {
    this.client = client;
    this.backoff = backoff;
    this.cache = cache;
    this.choice = choice;
    this.listener = new OneAtATime(listener);
  }

  /**
   * Fetches what is not there yet, file by file where the server has no interface of a hub.
   *
   * @throws InvalidInputException if the repository is no model, or has names that lead out of
   *     their folder
   */
  Snapshot fetch(ModelName model) throws IOException {
    Listing listing = new Listing(client, backoff, cache);
    Listing.Description description;
    try {
      description = listing.description(model);
    } catch (HubException refused) {
      if (refused.reason() == Reason.NO_HUB) {
        return new MirrorFetch(client, backoff, cache, choice, listener).fetch(model, refused);
      }
      throw refused;
    }
    return fetch(model, description.commit(), listing.files(model, description));
  }

  private Snapshot fetch(ModelName model, String commit, FileList list) throws IOException {
    cache.keepCommit(model, commit);
    List<String> names = new ArrayList<>(choice.choose(list.names()));
    fetchAll(model.at(commit), list, names);
    Path folder = cache.snapshot(model.repository(), commit);
    List<String> shards = choice.named(folder, list.names());
    if (!shards.isEmpty()) {
      fetchAll(model.at(commit), list, shards);
      names.addAll(shards);
    }
    return new Snapshot(model, commit, folder, names);
  }

  private void fetchAll(ModelName model, FileList list, List<String> names) throws IOException {
    List<HubFile> files = names.stream().map(name -> list.named(name).orElseThrow()).toList();
    long bytes = files.stream().mapToLong(file -> file.size().orElse(0)).sum();
    listener.begins(files.size(), bytes);
    FileFetch fetch = new FileFetch(client, backoff, cache);
    List<Callable<Path>> tasks = new ArrayList<>();
    for (HubFile file : files) {
      tasks.add(() -> fetch.fetch(model, file, listener));
    }
    AtOnce.all(tasks);
  }
}
