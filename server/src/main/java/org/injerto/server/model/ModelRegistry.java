package org.injerto.server.model;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * The models that are served, by name. One can be exchanged while it is in use: requests that have
 * begun end with the old one, all others get the new one, and none fails.
 */
public final class ModelRegistry implements AutoCloseable {
  private final VersionsLoader loader;
  private final Map<String, Versions> models = new ConcurrentSkipListMap<>();
  private final Set<String> loading = ConcurrentHashMap.newKeySet();

  /** A registry without models. */
  public ModelRegistry(ModelLoader loader, Workplace workplace) {
    this.loader = new VersionsLoader(loader, workplace);
  }

  /**
   * Loads a model, asks each of its versions something and, once all have answered, puts it in the
   * place of the one that has that name now, if one has. If anything is wrong the old one stays.
   *
   * @return done once the old one has answered its last request and is closed
   * @throws RefusedException with status 400 if no model may have that name, with status 409 if one
   *     of that name is being loaded already
   * @throws org.injerto.text.InvalidInputException with all that is missing or wrong
   */
  public CompletionStage<Void> load(String name, List<ModelSource> sources) throws IOException {
    if (!ModelInfo.isName(name)) {
      throw refused(400, "model.name", Printable.text(name));
    }
    if (!loading.add(name)) {
      throw refused(409, "model.loading", name);
    }
    try {
      return retire(models.put(name, loader.load(name, sources)));
    } finally {
      loading.remove(name);
    }
  }

  /**
   * Takes a model out of use.
   *
   * @return done once it has answered its last request and is closed
   * @throws RefusedException with status 404 if there is none of that name
   */
  public CompletionStage<Void> unload(String name) {
    Versions versions = models.remove(name);
    if (versions == null) {
      throw unknown(name);
    }
    return retire(versions);
  }

  private static CompletionStage<Void> retire(@Nullable Versions old) {
    Stream<ModelHandle> handles = old == null ? Stream.of() : old.handles().stream();
    return CompletableFuture.allOf(
        handles.map(ModelHandle::retire).toArray(CompletableFuture<?>[]::new));
  }

  /**
   * Has a model answer a request. It stays open until that is done, even if another one takes its
   * place.
   *
   * @throws RefusedException with status 404 and the nearest name if there is no such model or no
   *     such version
   */
  public <T> CompletionStage<T> use(
      String name, Selector selector, Function<ServedModel<?, ?>, CompletionStage<T>> request) {
    ModelHandle handle = acquire(name, selector);
    try {
      return request.apply(handle.model()).whenComplete((answer, failure) -> handle.release());
    } catch (RuntimeException failure) {
      handle.release();
      throw failure;
    }
  }

  private ModelHandle acquire(String name, Selector selector) {
    while (true) {
      ModelHandle handle = choose(name, selector);
      if (handle.acquire()) {
        return handle;
      } // else another one has just taken its place
    }
  }

  private ModelHandle choose(String name, Selector selector) {
    Versions versions = models.get(name);
    if (versions == null) {
      throw unknown(name);
    }
    return selector
        .version()
        .map(
            wanted ->
                versions
                    .version(wanted)
                    .orElseThrow(() -> unknown("version", wanted, versions.names())))
        .orElseGet(() -> versions.of(selector.key()));
  }

  /** The names of all models, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(models.keySet());
  }

  /**
   * The versions of a model.
   *
   * @throws RefusedException with status 404 and the nearest name if there is none of that name
   */
  public List<ModelInfo> versions(String name) {
    Versions versions = models.get(name);
    if (versions == null) {
      throw unknown(name);
    }
    return versions.handles().stream().map(handle -> handle.model().info()).toList();
  }

  /** Why one of the models does not answer, or nothing if all do. */
  CompletionStage<Optional<Message>> obstacle() {
    CompletableFuture<Optional<Message>> none = CompletableFuture.completedFuture(Optional.empty());
    return models.values().stream()
        .flatMap(versions -> versions.handles().stream())
        .map(handle -> handle.model().obstacle())
        .reduce(none, (one, other) -> one.thenCombine(other, (a, b) -> a.or(() -> b)));
  }

  private RefusedException unknown(String name) {
    return unknown("model", name, names());
  }

  private static RefusedException unknown(String what, String name, List<String> known) {
    String written = Printable.text(name);
    return NearestName.to(written, known)
        .map(nearest -> refused(404, what + ".unknown.nearest", written, nearest))
        .orElseGet(() -> refused(404, what + ".unknown", written, String.join(", ", known)));
  }

  private static RefusedException refused(int status, String key, Object... arguments) {
    return new RefusedException(
        Refusal.of(status, Message.of(ModelRegistry.class, key, arguments)));
  }

  /** Takes all models out of use and waits until they are closed. */
  @Override
  public void close() {
    CompletableFuture.allOf(
            names().stream()
                .map(this::unload)
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
