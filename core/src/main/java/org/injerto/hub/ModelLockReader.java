package org.injerto.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.injerto.hub.ModelLock.LockedFile;
import org.injerto.hub.ModelLock.Origin;
import org.injerto.text.InvalidInputException;
import org.injerto.text.JsonObjects;
import org.injerto.text.Message;

/** Reads {@code injerto.lock} without trusting it. */
final class ModelLockReader {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Path file;
  private final List<Message> problems = new ArrayList<>();

  ModelLockReader(Path file) {
    this.file = file;
  }

  ModelLock read() throws IOException {
    JsonNode json = JsonObjects.read(file);
    if (json.path("format").asInt() != ModelLock.FORMAT) {
      problems.add(problem("lock.format", json.path("format")));
      throw invalid();
    }
    String model = field(json, "model", "text", Optional::of).orElse("");
    Optional<Origin> origin = json.has("repository") ? origin(json) : Optional.empty();
    List<LockedFile> files = files(json.path("files"));
    if (!problems.isEmpty()) {
      throw invalid();
    }
    return new ModelLock(model, origin, files);
  }

  private Optional<Origin> origin(JsonNode json) {
    Optional<RepositoryName> repository =
        field(json, "repository", "repository", text -> Optional.of(new RepositoryName(text)));
    Optional<Revision> revision =
        field(json, "revision", "revision", text -> Optional.of(new Revision(text)));
    Optional<String> commit =
        field(json, "commit", "commit", text -> Optional.of(text).filter(Revision::isCommit));
    return repository.isPresent() && revision.isPresent() && commit.isPresent()
        ? Optional.of(new Origin(repository.get(), revision.get(), commit.get()))
        : Optional.empty();
  }

  private <T> Optional<T> field(
      JsonNode json, String name, String kind, Function<String, Optional<T>> meaning) {
    Optional<T> value = Optional.empty();
    try {
      value = json.path(name).isTextual() ? meaning.apply(json.path(name).textValue()) : value;
    } catch (InvalidInputException wrong) {
      problems.addAll(wrong.problems());
    }
    if (value.isEmpty()) {
      problems.add(problem("lock.field", name, kind));
    }
    return value;
  }

  private List<LockedFile> files(JsonNode list) {
    List<LockedFile> files = new ArrayList<>();
    if (!list.isArray() || list.isEmpty()) {
      problems.add(problem("lock.field", "files", "list"));
    }
    for (JsonNode entry : list) {
      String name = entry.path("name").asText();
      String hash = entry.path("sha256").asText();
      JsonNode size = entry.path("size");
      if (HubPath.isSafe(name) && SHA256.matcher(hash).matches() && size.canConvertToLong()) {
        files.add(new LockedFile(name, size.longValue(), hash));
      } else {
        problems.add(problem("lock.file", files.size() + 1));
      }
    }
    return files;
  }

  private InvalidInputException invalid() {
    return new InvalidInputException(problem("lock.subject", file), problems);
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ModelLockReader.class, key, arguments);
  }
}
