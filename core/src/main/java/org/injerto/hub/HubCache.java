package org.injerto.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** The cache folder, laid out as {@code huggingface_hub} does: {@code docs/formats/cache.md}. */
final class HubCache {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** {@code json.dumps(…, indent=1)}. */
  private static final DefaultPrettyPrinter AS_PYTHON =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter(" ", "\n"));

  private static final int LONGEST_REF = 256;

  private final Path root;
  private final CacheWriter writer;

  /**
   * @param links whether snapshots may be made of links
   */
  HubCache(Path root, boolean links) {
    this.root = root.toAbsolutePath().normalize();
    this.writer = new CacheWriter(this.root, links);
  }

  Path root() {
    return root;
  }

  Path repository(RepositoryName name) {
    return root.resolve(name.folder());
  }

  Path blob(RepositoryName name, String etag) {
    return repository(name).resolve("blobs").resolve(etag);
  }

  /** The folder with the files of a commit. */
  Path snapshot(RepositoryName name, String commit) {
    return repository(name).resolve("snapshots").resolve(commit);
  }

  private Path ref(ModelName model) {
    return repository(model.repository()).resolve("refs").resolve(model.revision().text());
  }

  private Path fileListPath(RepositoryName name, String commit) {
    return repository(name).resolve("trees").resolve(commit + ".json");
  }

  private Path missingMark(RepositoryName name, String commit, HubPath file) {
    return file.in(repository(name).resolve(".no_exist").resolve(commit));
  }

  /** The commit that a revision stood for when it was last asked for. */
  Optional<String> commit(ModelName model) throws IOException {
    if (model.revision().isCommit()) {
      return Optional.of(model.revision().text());
    }
    Path ref = ref(model);
    if (!Files.isRegularFile(ref) || Files.size(ref) > LONGEST_REF) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(ref).strip()).filter(Revision::isCommit);
    } catch (CharacterCodingException damaged) {
      return Optional.empty();
    }
  }

  /**
   * A file of a commit, where it is.
   *
   * @throws InvalidInputException if a link leads in a circle or out of the folder of its
   *     repository
   */
  Optional<Path> file(RepositoryName name, String commit, HubPath file) throws IOException {
    Path pointer = file.in(snapshot(name, commit));
    if (!Files.exists(pointer, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      Path real = pointer.toRealPath();
      if (!real.startsWith(repository(name).toRealPath())) {
        throw unsafe("cache.link.leaves", pointer, real);
      }
      return Files.isRegularFile(real) ? Optional.of(pointer) : Optional.empty();
    } catch (NoSuchFileException blobIsGone) {
      return Optional.empty();
    } catch (FileSystemException loop) {
      throw unsafe("cache.link.loop", pointer, String.valueOf(loop.getReason()));
    }
  }

  private static InvalidInputException unsafe(String key, Object... arguments) {
    return new InvalidInputException(Message.of(HubCache.class, key, arguments));
  }

  /** Whether the hub has said that a commit has no such file. */
  boolean isKnownMissing(RepositoryName name, String commit, HubPath file) {
    return Files.exists(missingMark(name, commit, file));
  }

  /** The files of a commit, if the hub was asked for them before. */
  Optional<FileList> fileList(RepositoryName name, String commit) throws IOException {
    Path list = fileListPath(name, commit);
    if (!Files.isRegularFile(list)) {
      return Optional.empty();
    }
    try {
      return FileList.ofCache(MAPPER.readTree(Files.readAllBytes(list)));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  /** Remembers the files of a commit. */
  void keepFileList(RepositoryName name, String commit, JsonNode list) throws IOException {
    byte[] json = MAPPER.writer(AS_PYTHON).writeValueAsBytes(list);
    writer.write(repository(name), fileListPath(name, commit), json);
  }

  /** Remembers what a revision stands for; a commit stands for itself. */
  void keepCommit(ModelName model, String commit) throws IOException {
    boolean isNew = !commit(model).equals(Optional.of(commit));
    if (!model.revision().isCommit() && isNew) {
      byte[] digits = commit.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      writer.write(repository(model.repository()), ref(model), digits);
    }
  }

  /** Remembers that a commit has no such file. */
  void keepMissing(RepositoryName name, String commit, HubPath file) throws IOException {
    writer.write(repository(name), missingMark(name, commit, file), new byte[0]);
  }

  /** Has a file of a commit be a blob that was there before. */
  Path pointToOld(RepositoryName name, String commit, HubPath file, Path blob) throws IOException {
    return writer.pointToOld(repository(name), file.in(snapshot(name, commit)), blob);
  }

  /** Has a file of a commit be a blob that was just made. */
  Path pointToNew(RepositoryName name, String commit, HubPath file, Path blob) throws IOException {
    return writer.pointToNew(repository(name), file.in(snapshot(name, commit)), blob);
  }

  /** Makes the folders that a blob needs; what it will be is written beside it. */
  void prepare(Path blob) throws IOException {
    writer.createFolders(root.resolve(folder(blob)), blob.resolveSibling(""));
    writer.tag();
    writer.createFolders(root.resolve(".locks"), locks(folder(blob)));
  }

  /**
   * Takes the lock that who fetches a blob holds.
   *
   * @param whenBusy is run if somebody else has it
   */
  BlobLock lock(Path blob, Runnable whenBusy) throws IOException {
    Path lock = locks(folder(blob)).resolve(blob.getFileName() + ".lock");
    return writer.explained(() -> BlobLock.take(lock, whenBusy));
  }

  /** The locks of a repository. */
  Path locks(RepositoryName name) {
    return locks(name.folder());
  }

  private Path locks(String folder) {
    return root.resolve(".locks").resolve(folder);
  }

  /** The name of the folder of a blob's repository. */
  private String folder(Path blob) {
    return root.relativize(blob).getName(0).toString();
  }
}
