package org.injerto.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that says which shard has which tensor.
 *
 * @param shards every file that is named, once each, in the order of first mention
 */
record ShardIndex(List<Path> shards) {
  private static final Logger LOG = LoggerFactory.getLogger(ShardIndex.class);

  /** A plain file name: no folder, no drive, no address, no control character. */
  private static final Pattern FILE_NAME = Pattern.compile("[\\w][\\w.-]*");

  /**
   * @throws InvalidInputException with everything that is wrong with the index or its shards
   */
  static ShardIndex read(Path index) throws IOException {
    List<Message> problems = new ArrayList<>();
    JsonNode json = json(index, problems);
    Map<String, List<String>> tensors = tensorsByShard(weightMap(json, problems), problems);
    List<Path> shards = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<String, List<String>> shard : tensors.entrySet()) {
      Path file = index.resolveSibling(shard.getKey());
      if (Files.isRegularFile(file)) {
        bytes += checkContents(file, shard.getValue(), problems);
        shards.add(file);
      } else {
        problems.add(problem("index.shard.missing", shard.getKey()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("file.subject", index), problems);
    }
    warnOfOtherSize(index, json.path("metadata").path("total_size"), bytes);
    return new ShardIndex(List.copyOf(shards));
  }

  private static JsonNode json(Path index, List<Message> problems) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try {
      return mapper.readTree(Files.readString(index));
    } catch (JsonProcessingException e) {
      problems.add(problem("header.json", e.getOriginalMessage()));
      return mapper.createObjectNode();
    }
  }

  private static JsonNode weightMap(JsonNode json, List<Message> problems) {
    JsonNode map = json.path("weight_map");
    if (problems.isEmpty() && (!map.isObject() || map.isEmpty())) {
      problems.add(problem("index.weight.map", map.isObject() ? "{}" : map.getNodeType()));
    }
    return map;
  }

  private static Map<String, List<String>> tensorsByShard(JsonNode map, List<Message> problems) {
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

  /** Old writers counted tied tensors twice, so that this alone is no reason to refuse a model. */
  private static void warnOfOtherSize(Path index, JsonNode said, long bytes) {
    if (said.isNumber() && said.asLong() != bytes) {
      LOG.warn("{}: total_size is {}; the shards have {} bytes", index, said, bytes);
    }
  }

  /**
   * The index and its shard must name the same tensors.
   *
   * @return the bytes of the tensors of the shard
   */
  private static long checkContents(Path shard, List<String> named, List<Message> problems)
      throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(shard)) {
      List<String> missing = new ArrayList<>(named);
      missing.removeAll(file.header().places().keySet());
      missing.forEach(
          name -> problems.add(problem("index.tensor.missing", name, shard.getFileName())));
      List<String> extra = new ArrayList<>(file.header().places().keySet());
      extra.removeAll(named);
      extra.forEach(name -> problems.add(problem("index.tensor.extra", name, shard.getFileName())));
      return file.header().places().values().stream().mapToLong(p -> p.info().bytes()).sum();
    }
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ShardIndex.class, key, arguments);
  }
}
