package org.injerto.server.protocol;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.injerto.server.http.RefusedException;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.Selector;
import org.injerto.server.task.Task;

/**
 * What is served at a moment.
 *
 * @param all in alphabetical order of their names
 */
record ServedTasks(List<Served> all) {
  ServedTasks {
    all = List.copyOf(all);
  }

  /** A model and what it does. */
  record Served(String name, String version, Task<?, ?> task) {}

  static ServedTasks of(ModelRegistry models) {
    return new ServedTasks(
        models.names().stream().flatMap(name -> served(models, name).stream()).toList());
  }

  private static Optional<Served> served(ModelRegistry models, String name) {
    Selector any = new Selector(Optional.empty(), "");
    try {
      return Optional.of(
          models
              .use(
                  name,
                  any,
                  model ->
                      CompletableFuture.completedStage(
                          new Served(name, model.info().version(), model.task())))
              .toCompletableFuture()
              .join());
    } catch (RefusedException unloaded) {
      return Optional.empty(); // since its name was read
    }
  }

  /** The model that is meant without a name. */
  List<Served> only() {
    return all.size() == 1 ? all : List.of();
  }

  /** What the models do, each task once. */
  Stream<Task<?, ?>> tasks() {
    return all.stream().<Task<?, ?>>map(Served::task).distinct();
  }
}
