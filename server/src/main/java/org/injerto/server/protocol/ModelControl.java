package org.injerto.server.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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
  private final Map<String, String> urls = new ConcurrentHashMap<>(); // by name
  private final Lock turn = new ReentrantLock();

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
          loadNow(name, url);
        });
  }

  /** Loads a model from the folder of its name, if need be in the place of the one so far. */
  CompletionStage<Void> reload(String name) {
    return inTurn(() -> loadNow(name, folder.of(name)));
  }

  /** In a thread of its own, since it takes long, and once the others have ended. */
  private CompletionStage<Void> inTurn(Runnable change) {
    return CompletableFuture.runAsync(
        () -> {
          turn.lock();
          try {
            change.run();
          } finally {
            turn.unlock();
          }
        },
        work -> new Thread(work, "model-loader").start());
  }

  private void loadNow(String name, String url) {
    Path path = folder.resolve(url);
    memory.load(name, path, () -> load(name, path));
    urls.put(name, url);
  }

  private void load(String name, Path path) {
    try {
      models.load(name, List.of(ModelSource.only(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Unloads a model.
   *
   * @return done once it has answered its last request
   * @throws RefusedException with status 404 if there is none of that name
   */
  CompletionStage<Void> unload(String name) {
    return models
        .unload(name)
        .thenRun(
            () -> {
              urls.remove(name);
              memory.free(name);
            });
  }

  /** Where a model was loaded from; empty if it was there from the start. */
  String url(String name) {
    return urls.getOrDefault(name, "");
  }

  private static RefusedException refused(int status, String key, String name) {
    return new RefusedException(Refusal.of(status, Message.of(ModelControl.class, key, name)));
  }
}
