package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.hub.ModelLock;
import org.injerto.hub.ModelName;
import org.injerto.hub.Snapshot;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import picocli.CommandLine.ITypeConverter;

/** A model as a person names it. */
sealed interface ModelReference {
  /**
   * The folder with its files.
   *
   * @throws InvalidInputException if it cannot be had
   * @throws IOException if an embedded model cannot be written to the disk, or one of a hub cannot
   *     be fetched
   */
  Path folder(Session session) throws IOException;

  /**
   * Which bytes it is.
   *
   * @param folder with its files
   */
  Optional<ModelLock> lock(Path folder) throws IOException;

  /** A model that travels inside the program. */
  record Embedded(String name) implements ModelReference {
    @Override
    public Path folder(Session session) throws IOException {
      return EmbeddedFolders.MODELS.extract(name);
    }

    /** None: it is part of the version of the program. */
    @Override
    public Optional<ModelLock> lock(Path folder) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A folder in the Hugging Face layout. */
  record Folder(Path path) implements ModelReference {
    @Override
    public Path folder(Session session) throws IOException {
      return HubAccess.folder(path, session);
    }

    @Override
    public Optional<ModelLock> lock(Path folder) throws IOException {
      return Optional.of(ModelLock.of(path.toString(), folder));
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A model of a hub. */
  record OfHub(ModelName name) implements ModelReference {
    @Override
    public Path folder(Session session) throws IOException {
      return HubAccess.of(session).resolve(name).folder();
    }

    /** Its folder in the cache has the name of the commit. */
    @Override
    public Optional<ModelLock> lock(Path folder) throws IOException {
      String commit = String.valueOf(folder.getFileName());
      return Optional.of(ModelLock.of(new Snapshot(name, commit, folder, List.of())));
    }

    @Override
    public String toString() {
      return name.toString();
    }
  }

  /**
   * What was written, read as a folder if there is one, else as an embedded name, else as a name of
   * a hub.
   *
   * @throws InvalidInputException if it is none of these, with the nearest embedded name
   */
  static ModelReference of(String written) {
    if (written.isBlank()) {
      throw new InvalidInputException(Message.of(ModelReference.class, "path.empty"));
    }
    if (Files.isDirectory(Path.of(written))) {
      return new Folder(Path.of(written));
    }
    if (EmbeddedFolders.MODELS.names().contains(written)) {
      return new Embedded(written);
    }
    if (HubAccess.isName(written)) {
      return new OfHub(ModelName.of(written));
    }
    throw new InvalidInputException(unknown(written));
  }

  private static Message unknown(String written) {
    List<String> names = EmbeddedFolders.MODELS.names();
    return NearestName.to(written, names)
        .map(nearest -> Message.of(ModelReference.class, "model.nearest", written, nearest))
        .orElseGet(
            () -> {
              String all = String.join(", ", names);
              return Message.of(ModelReference.class, "model.unknown", written, all);
            });
  }

  /** For options that name a model. */
  final class Converter implements ITypeConverter<ModelReference> {
    @Override
    public ModelReference convert(String written) {
      return of(written);
    }
  }
}
