package org.injerto.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that says which shard has which tensor. */
final class ShardIndex {
  private static final Logger LOG = LoggerFactory.getLogger(ShardIndex.class);

  /** A plain file name: no folder, no drive, no address, no control character. */
  private static final Pattern FILE_NAME = Pattern.compile("[\\w][\\w.-]*");

  private final Path index;
  private final List<Message> problems = new ArrayList<>();
  private final List<TensorFile> shards = new ArrayList<>();

  private ShardIndex(Path index) {
    this.index = index;
  }

  /**
   * Opens every shard that an index names, once each, in the order of first mention.
   *
   * @throws InvalidInputException with everything that is wrong with the index or its shards
   */
  static List<TensorFile> open(Path index) throws IOException {
    ShardIndex opened = new ShardIndex(index);
    try {
      opened.open();
      return List.copyOf(opened.shards);
    } catch (IOException | RuntimeException e) {
      for (TensorFile shard : opened.shards) {
        shard.close();
      }
      throw e;
    }
  }

  private void open() throws IOException {
    JsonNode json = json();
    Map<String, List<String>> tensors = tensorsByShard(weightMap(json));
    for (Map.Entry<String, List<String>> shard : tensors.entrySet()) {
      Path file = index.resolveSibling(shard.getKey());
      if (Files.isRegularFile(file)) {
        TensorFile opened = TensorFile.open(file);
        shards.add(opened);
        checkContents(shard.getKey(), opened.tensors().keySet(), shard.getValue());
      } else {
        problems.add(problem("index.shard.missing", shard.getKey()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("file.subject", index), problems);
    }
    warnOfOtherSize(json.path("metadata").path("total_size"));
  }

  private JsonNode json() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try {
      return mapper.readTree(Files.readString(index));
    } catch (JsonProcessingException e) {
      problems.add(problem("header.json", e.getOriginalMessage()));
    } catch (CharacterCodingException e) {
      problems.add(problem("index.utf8"));
    }
    return mapper.createObjectNode();
  }

  private JsonNode weightMap(JsonNode json) {
    JsonNode map = json.path("weight_map");
    if (problems.isEmpty() && (!map.isObject() || map.isEmpty())) {
      problems.add(problem("index.weight.map", map.isObject() ? "{}" : map.getNodeType()));
    }
    return map;
  }

  private Map<String, List<String>> tensorsByShard(JsonNode map) {
    Map<String, List<String>> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      JsonNode shard = entry.getValue();
      if (!shard.isTextual() || !FILE_NAME.matcher(shard.textValue()).matches()) {
        problems.add(problem("index.shard.name", entry.getKey(), shard));
      } else {
        tensors.computeIfAbsent(shard.textValue(), name -> new ArrayList<>()).add(entry.getKey());
      }
    }
    return tensors;
  }

  /** The index and its shard must name the same tensors. */
  private void checkContents(String shard, Set<String> found, List<String> named) {
    Set<String> missing = new LinkedHashSet<>(named);
    missing.removeAll(found);
    missing.forEach(name -> problems.add(problem("index.tensor.missing", name, shard)));
    Set<String> extra = new LinkedHashSet<>(found);
    extra.removeAll(new HashSet<>(named));
    extra.forEach(name -> problems.add(problem("index.tensor.extra", name, shard)));
  }

  /** Old writers counted tied tensors twice, so that this alone is no reason to refuse a model. */
  private void warnOfOtherSize(JsonNode said) {
    long bytes =
        shards.stream()
            .flatMap(shard -> shard.tensors().values().stream())
            .mapToLong(TensorInfo::bytes)
            .sum();
    if (said.isNumber() && said.asLong() != bytes) {
      LOG.warn("{}: total_size is {}; the shards have {} bytes", index, said, bytes);
    }
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ShardIndex.class, key, arguments);
  }
}
