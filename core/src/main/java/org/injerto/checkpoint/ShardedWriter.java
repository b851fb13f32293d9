package org.injerto.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.checkpoint.SafetensorsWriter.Entry;

/**
 * Writes tensors to one safetensors file or, if they are too large for one, to several and an
 * index, by the names that Hugging Face gives them.
 *
 * @param metadata free text for each file
 */
record ShardedWriter(Path folder, Map<String, String> metadata) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Writes tensors in this order.
   *
   * @param shardBytes how large a file may be without its header; a tensor is never divided
   * @return the files
   */
  List<Path> write(List<Entry> entries, long shardBytes) throws IOException {
    List<List<Entry>> shards = shards(entries, shardBytes);
    if (shards.size() == 1) {
      Path file = folder.resolve(CheckpointFiles.NAMES.get(0));
      SafetensorsWriter.write(file, entries, metadata);
      return List.of(file);
    }
    List<Path> files = new ArrayList<>();
    ObjectNode index = JSON.createObjectNode();
    index.putObject("metadata").put("total_size", bytes(entries));
    ObjectNode map = index.putObject("weight_map");
    for (List<Entry> shard : shards) {
      String name =
          String.format(
              Locale.ROOT, "model-%05d-of-%05d.safetensors", files.size() + 1, shards.size());
      SafetensorsWriter.write(folder.resolve(name), shard, metadata);
      files.add(folder.resolve(name));
      shard.forEach(entry -> map.put(entry.name(), name));
    }
    Path indexFile = folder.resolve(CheckpointFiles.NAMES.get(1));
    Files.writeString(indexFile, JSON.writeValueAsString(index) + "\n");
    files.add(indexFile);
    return files;
  }

  private static List<List<Entry>> shards(List<Entry> entries, long shardBytes) {
    List<List<Entry>> shards = new ArrayList<>();
    List<Entry> shard = new ArrayList<>();
    for (Entry entry : entries) {
      if (!shard.isEmpty() && bytes(shard) + entry.info().bytes() > shardBytes) {
        shards.add(shard);
        shard = new ArrayList<>();
      }
      shard.add(entry);
    }
    shards.add(shard);
    return shards;
  }

  private static long bytes(List<Entry> entries) {
    return entries.stream().mapToLong(entry -> entry.info().bytes()).sum();
  }
}
