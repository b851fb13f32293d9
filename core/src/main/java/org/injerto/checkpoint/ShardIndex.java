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

/**
 * The file that says which shard has which tensor.
 *
 * @param shards every file that is named, once each, in the order of first mention
 */
record ShardIndex(List<Path> shards) {
  /** A plain file name: no folder, no drive, no address, no control character. */
  private static final Pattern FILE_NAME = Pattern.compile("[\\w][\\w.-]*");

  /**
   * @throws InvalidInputException with everything that is wrong with the index or its shards
   */
  static ShardIndex read(Path index) throws IOException {
    List<Message> problems = new ArrayList<>();
    Map<String, List<String>> tensors = tensorsByShard(index, problems);
    List<Path> shards = new ArrayList<>();
    for (Map.Entry<String, List<String>> shard : tensors.entrySet()) {
      Path file = index.resolveSibling(shard.getKey());
      if (Files.isRegularFile(file)) {
        checkContents(file, shard.getValue(), problems);
        shards.add(file);
      } else {
        problems.add(problem("index.shard.missing", shard.getKey()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("file.subject", index), problems);
    }
    return new ShardIndex(List.copyOf(shards));
  }

  private static Map<String, List<String>> tensorsByShard(Path index, List<Message> problems)
      throws IOException {
    Map<String, List<String>> tensors = new LinkedHashMap<>();
    JsonNode map = weightMap(index, problems);
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

  private static JsonNode weightMap(Path index, List<Message> problems) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try {
      JsonNode map = mapper.readTree(Files.readString(index)).path("weight_map");
      if (map.isObject() && !map.isEmpty()) {
        return map;
      }
      problems.add(problem("index.weight.map", map.isObject() ? "{}" : map.getNodeType()));
    } catch (JsonProcessingException e) {
      problems.add(problem("header.json", e.getOriginalMessage()));
    }
    return mapper.createObjectNode();
  }

  /** The index and its shard must name the same tensors. */
  private static void checkContents(Path shard, List<String> named, List<Message> problems)
      throws IOException {
    try (SafetensorsFile file = SafetensorsFile.open(shard)) {
      List<String> missing = new ArrayList<>(named);
      missing.removeAll(file.header().places().keySet());
      missing.forEach(
          name -> problems.add(problem("index.tensor.missing", name, shard.getFileName())));
      List<String> extra = new ArrayList<>(file.header().places().keySet());
      extra.removeAll(named);
      extra.forEach(name -> problems.add(problem("index.tensor.extra", name, shard.getFileName())));
    }
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ShardIndex.class, key, arguments);
  }
}
