package org.injerto.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Which bytes a model was: {@code injerto.lock}, described in {@code docs/formats/lock.md}.
 *
 * @param model as a person named it
 * @param origin where it is from; nothing for a folder
 * @param files in alphabetical order
 */
public record ModelLock(String model, Optional<Origin> origin, List<LockedFile> files) {
  /** The name of the file. */
  public static final String NAME = "injerto.lock";

  static final int FORMAT = 1;
  private static final JsonMapper MAPPER = new JsonMapper();

  public ModelLock {
    files = List.copyOf(files);
  }

  /**
   * A state of a repository.
   *
   * @param commit 40 hexadecimal digits
   */
  public record Origin(RepositoryName repository, Revision revision, String commit) {}

  /**
   * A file and what is in it.
   *
   * @param name within the folder of the model
   * @param size in bytes
   * @param sha256 64 hexadecimal digits
   */
  public record LockedFile(String name, long size, String sha256) {}

  /**
   * A model in a folder of a person.
   *
   * @param model the folder as it was named
   * @throws InvalidInputException if there is no model in it
   */
  public static ModelLock of(String model, Path folder) throws IOException {
    return new ModelLock(model, Optional.empty(), files(folder));
  }

  /** A model of the hub. */
  public static ModelLock of(Snapshot snapshot) throws IOException {
    ModelName model = snapshot.model();
    Origin origin = new Origin(model.repository(), model.revision(), snapshot.commit());
    return new ModelLock(model.toString(), Optional.of(origin), files(snapshot.folder()));
  }

  private static List<LockedFile> files(Path folder) throws IOException {
    List<LockedFile> files = new ArrayList<>();
    for (String name : FolderFiles.ofModel(folder, FolderFiles.names(folder))) {
      Path file = folder.resolve(name);
      files.add(new LockedFile(name, Files.size(file), BlobHash.sha256(file)));
    }
    return files;
  }

  /**
   * Reads a lock.
   *
   * @param place the file, or a folder with one
   * @throws InvalidInputException with all that is wrong with it
   */
  public static ModelLock read(Path place) throws IOException {
    Path file = Files.isDirectory(place) ? place.resolve(NAME) : place;
    return new ModelLockReader(file).read();
  }

  /** The text of the file. */
  public String toJson() {
    ObjectNode lock = MAPPER.createObjectNode().put("format", FORMAT).put("model", model);
    origin.ifPresent(
        from ->
            lock.put("repository", from.repository.text())
                .put("revision", from.revision.text())
                .put("commit", from.commit));
    for (LockedFile file : files) {
      lock.withArray("files")
          .addObject()
          .put("name", file.name)
          .put("size", file.size)
          .put("sha256", file.sha256);
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(lock) + "\n";
    } catch (JsonProcessingException ofTextsAndNumbers) {
      throw new AssertionError(ofTextsAndNumbers);
    }
  }

  /** How the model in a folder differs, file by file; no problem if it is the same. */
  public List<Message> differences(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    files(folder).forEach(file -> found.put(file.name, file.sha256));
    List<Message> differences = new ArrayList<>();
    for (LockedFile file : files) {
      String hash = found.remove(file.name);
      if (hash == null) {
        differences.add(difference("lock.missing", file.name, file.sha256));
      } else if (!hash.equals(file.sha256)) {
        differences.add(difference("lock.hash", file.name, file.sha256, hash));
      }
    }
    found.forEach((name, hash) -> differences.add(difference("lock.extra", name, hash)));
    return differences;
  }

  private static Message difference(String key, Object... arguments) {
    return Message.of(ModelLock.class, key, arguments);
  }
}
