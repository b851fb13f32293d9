package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.hub.ModelLock;
import org.injerto.hub.ModelLock.Origin;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * A model that must be, byte for byte, what a lock says.
 *
 * @param file where the lock stands, or the folder with it
 */
record LockedModel(Path file, ModelLock lock) {
  /**
   * @throws InvalidInputException if there is no lock, or it cannot be read
   */
  static LockedModel read(Path file) throws IOException {
    Path place = Files.isDirectory(file) ? file.resolve(ModelLock.NAME) : file;
    if (!Files.isRegularFile(place)) {
      throw new InvalidInputException(Message.of(LockedModel.class, "locked.no.file", place));
    }
    return new LockedModel(place, ModelLock.read(place));
  }

  /**
   * The folder of the model; one of a hub is that of the commit in the lock, wherever its branch
   * stands by now. A server that is no hub knows no commits: there it is the branch, whose files
   * must be the same.
   *
   * @throws InvalidInputException with every file that differs
   */
  Path folder(ModelReference model, Session session) throws IOException {
    Path folder =
        model instanceof ModelReference.OfHub hub
            ? HubAccess.of(session).resolve(origin(hub)).folder()
            : model.folder(session);
    List<Message> differences = lock.differences(folder);
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          Message.of(LockedModel.class, "locked.differs", model, file), differences);
    }
    return folder;
  }

  private Origin origin(ModelReference.OfHub hub) {
    return lock.origin()
        .filter(from -> from.repository().equals(hub.name().repository()))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Message.of(LockedModel.class, "locked.other", file, lock.model(), hub.name())));
  }
}
