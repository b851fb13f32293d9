package org.injerto.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.injerto.text.InvalidInputException;

/** The files of a model in the revision that the hub has now, several at once. */
final class SnapshotFetch {
  private static final int AT_ONCE = 4;

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
   * Fetches what is not there yet.
   *
   * @throws InvalidInputException if the repository is no model, or has names that lead out of
   *     their folder
   */
  Snapshot fetch(ModelName model) throws IOException {
    Listing listing = new Listing(client, backoff, cache);
    Listing.Description description = listing.description(model);
    FileList list = listing.files(model, description);
    String commit = description.commit();
    cache.keepCommit(model, commit);
    List<String> names = new ArrayList<>(choice.choose(list.names()));
    fetchAll(model.at(commit), list, names);
    var folder = cache.snapshot(model.repository(), commit);
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
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      CompletionService<Object> running = new ExecutorCompletionService<>(threads);
      FileFetch fetch = new FileFetch(client, backoff, cache);
      for (HubFile file : files) {
        running.submit(() -> fetch.fetch(model, file, listener));
      }
      for (int i = 0; i < files.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException failed) {
      throw rethrown(Objects.requireNonNull(failed.getCause()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      end(threads);
    }
  }

  /** The first failure ends the others, which keep what has come. */
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static IOException rethrown(Throwable failed) {
    if (failed instanceof IOException io) {
      return io;
    }
    if (failed instanceof RuntimeException wrong) {
      throw wrong;
    }
    throw (Error) failed;
  }

  /** Lets the threads speak to the listener one after the other. */
  private static final class OneAtATime implements FetchListener {
    private final FetchListener listener;

    OneAtATime(FetchListener listener) {
      this.listener = listener;
    }

    @Override
    public synchronized void begins(int files, long bytes) {
      listener.begins(files, bytes);
    }

    @Override
    public synchronized void received(long bytes) {
      listener.received(bytes);
    }

    @Override
    public synchronized void moved(long bytes) {
      listener.moved(bytes);
    }

    @Override
    public synchronized void notice(org.injerto.text.Message message) {
      listener.notice(message);
    }

    @Override
    public synchronized boolean stopped() {
      return listener.stopped();
    }
  }
}
