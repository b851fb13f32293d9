package org.injerto.server.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** Opens all versions of a model, or none. */
final class VersionsLoader {
  private final ModelLoader loader;
  private final Workplace workplace;

  VersionsLoader(ModelLoader loader, Workplace workplace) {
    this.loader = loader;
    this.workplace = workplace;
  }

  Versions load(String name, List<ModelSource> sources) throws IOException {
    List<ModelHandle> handles = new ArrayList<>();
    boolean whole = false;
    try {
      for (ModelSource source : sources) {
        handles.add(open(name, source));
      }
      checkDifferent(name, handles);
      whole = true;
      return new Versions(handles, sources.stream().map(ModelSource::share).toList());
    } finally {
      if (!whole) {
        handles.forEach(ModelHandle::retire);
      }
    }
  }

  private ModelHandle open(String name, ModelSource source) throws IOException {
    OpenedModel<?, ?> opened = loader.open(name, source.folder());
    ServedModel<?, ?> model = new ServedModel<>(opened, workplace);
    ModelHandle handle = new ModelHandle(model);
    Outcome<?> outcome = model.probe().join();
    if (outcome instanceof Outcome.Refused<?> refused) {
      handle.retire();
      throw new InvalidInputException(
          Message.of(VersionsLoader.class, "model.silent", source.folder()),
          List.of(refused.reason().subject()));
    }
    return handle;
  }

  private static void checkDifferent(String name, List<ModelHandle> handles) {
    Set<String> seen = new HashSet<>();
    for (ModelHandle handle : handles) {
      String version = handle.model().info().version();
      if (!seen.add(version)) {
        throw new InvalidInputException(
            Message.of(VersionsLoader.class, "model.versions", name, version));
      }
    }
  }
}
