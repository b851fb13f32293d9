package org.injerto.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The files of a commit. In the cache it is {@code trees/{commit}.json} of version 1, which Python
 * writes since {@code huggingface_hub} 2.
 *
 * @param files in the order of the hub
 */
record FileList(List<HubFile> files) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int VERSION = 1;
  private static final int SHOWN = 5;

  FileList {
    files = List.copyOf(files);
    List<Message> hostile =
        files.stream()
            .map(HubFile::path)
            .filter(HubPath::isHostile)
            .limit(SHOWN)
            .map(path -> Message.of(FileList.class, "path.unsafe", HubPath.shown(path)))
            .toList();
    if (!hostile.isEmpty()) {
      throw new InvalidInputException(Message.of(FileList.class, "list.hostile"), hostile);
    }
  }

  /** The names. */
  List<String> names() {
    return files.stream().map(HubFile::path).toList();
  }

  /** The file of a name. */
  Optional<HubFile> named(String name) {
    return files.stream().filter(file -> file.path().equals(name)).findFirst();
  }

  /** The files of one page of {@code /tree/}. */
  static List<HubFile> ofTree(JsonNode page) {
    List<HubFile> files = new ArrayList<>();
    for (JsonNode entry : page) {
      if (entry.path("type").asText("file").equals("file") && entry.path("path").isTextual()) {
        String sha256 = entry.path("lfs").path("oid").asText("");
        files.add(file(entry.path("path").textValue(), entry, sha256, entry.path("oid").asText()));
      }
    }
    return files;
  }

  /** The names in the description of a model, for servers that have no {@code /tree/}. */
  static FileList ofSiblings(JsonNode description) {
    List<HubFile> files = new ArrayList<>();
    for (JsonNode sibling : description.path("siblings")) {
      files.add(HubFile.named(sibling.path("rfilename").asText()));
    }
    return new FileList(files);
  }

  /** What is in the cache; nothing if it is of another version or damaged. */
  static Optional<FileList> ofCache(JsonNode json) {
    if (json.path("format_version").asInt() != VERSION || !json.path("files").isObject()) {
      return Optional.empty();
    }
    List<HubFile> files = new ArrayList<>();
    json.path("files")
        .properties()
        .forEach(
            entry -> {
              JsonNode said = entry.getValue();
              String sha256 = said.path("lfs_sha256").asText("");
              files.add(file(entry.getKey(), said, sha256, said.path("blob_id").asText("")));
            });
    return Optional.of(new FileList(files));
  }

  private static HubFile file(String path, JsonNode said, String sha256, String sha1) {
    JsonNode size = said.path("size");
    return new HubFile(
        path,
        size.canConvertToLong() ? OptionalLong.of(size.longValue()) : OptionalLong.empty(),
        BlobHash.of(sha256.isEmpty() ? sha1 : sha256));
  }

  /**
   * As Python writes it.
   *
   * @param page every page of {@code /tree/}
   */
  static ObjectNode cached(List<JsonNode> page) {
    ObjectNode files = MAPPER.createObjectNode();
    for (JsonNode entries : page) {
      for (JsonNode entry : entries) {
        if (entry.path("type").asText().equals("file")) {
          files.set(entry.path("path").asText(), cachedFile(entry));
        }
      }
    }
    ObjectNode all = MAPPER.createObjectNode();
    return all.put("format_version", VERSION).set("files", files);
  }

  private static ObjectNode cachedFile(JsonNode entry) {
    ObjectNode file = MAPPER.createObjectNode();
    file.set("size", entry.path("size"));
    file.set("blob_id", entry.path("oid"));
    JsonNode large = entry.path("lfs");
    if (large.isObject()) {
      file.set("lfs_sha256", large.path("oid"));
      file.set("lfs_size", large.path("size"));
    }
    return file;
  }
}
