package org.injerto.server.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.ModelSource;
import org.injerto.text.Message;

/** Loads and unloads models of one folder while the server runs, one at a time. */
final class ModelControl {
  private final ModelRegistry models;
  private final ModelsFolder folder;
  private final ModelMemory memory;
  private final Map<String, Loaded> loaded = new ConcurrentHashMap<>(); // by name
  private final Lock turn = new ReentrantLock();

  /** A model that was loaded here. */
  private record Loaded(String url, ModelMemory.Part part) {}

  ModelControl(ModelRegistry models, ModelsFolder folder, ModelMemory memory) {
    this.models = models;
    this.folder = folder;
    this.memory = memory;
  }

  /**
   * Loads a model.
   *
   * @param url its folder
   * @return done once it answers; fails with a {@link RefusedException} with status 409 if there is
   *     a model of that name, with status 507 if there is no memory for it
   */
  CompletionStage<Void> load(String name, String url) {
    return inTurn(
            () -> {
              if (models.names().contains(name)) {
                throw refused(409, "load.twice", name);
              }
              return loadNow(name, url);
            })
        .thenAccept(before -> {});
  }

  /** Loads a model from the folder of its name, if need be in the place of the one so far. */
  CompletionStage<Void> reload(String name) {
    return inTurn(() -> loadNow(name, folder.of(name))).thenAccept(before -> {});
  }

  /**
   * Unloads a model.
   *
   * @return done once it has answered its last request; fails with a {@link RefusedException} with
   *     status 404 if there is none of that name
   */
  CompletionStage<Void> unload(String name) {
    return inTurn(() -> unloadNow(name)).thenCompose(closed -> closed);
  }

  /** In a thread of its own, since it takes long, and once the others have ended. */
  private <T> CompletionStage<T> inTurn(Supplier<T> change) {
    return CompletableFuture.supplyAsync(
        () -> {
          turn.lock();
          try {
            return change.get();
          } finally {
            turn.unlock();
          }
        },
        work -> new Thread(work, "model-loader").start());
  }

  /** Gives what is done once the model that had the name before is closed. */
  private CompletionStage<Void> loadNow(String name, String url) {
    Path path = folder.resolve(url);
    ModelMemory.Part part = memory.take(name, path);
    try {
      CompletionStage<Void> closed = models.load(name, List.of(ModelSource.only(path)));
      return freed(closed, Optional.ofNullable(loaded.put(name, new Loaded(url, part))));
    } catch (IOException e) {
      part.free();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      part.free();
      throw e;
    }
  }

  private CompletionStage<Void> unloadNow(String name) {
    CompletionStage<Void> closed = models.unload(name);
    return freed(closed, Optional.ofNullable(loaded.remove(name)));
  }

  /** Memory is there again only once a model has answered its last request. */
  private static CompletionStage<Void> freed(
      CompletionStage<Void> closed, Optional<Loaded> before) {
    return before.map(gone -> closed.thenRun(gone.part::free)).orElse(closed);
  }

  /** Where a model was loaded from; empty if it was there from the start. */
  String url(String name) {
    return Optional.ofNullable(loaded.get(name)).map(Loaded::url).orElse("");
  }

  private static RefusedException refused(int status, String key, String name) {
    return new RefusedException(Refusal.of(status, Message.of(ModelControl.class, key, name)));
  }
}
