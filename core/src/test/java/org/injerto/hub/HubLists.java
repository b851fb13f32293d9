package org.injerto.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the interface of a hub says of a model and its files. */
final class HubLists {
  private HubLists() {}

  /** The rows of {@code /tree/}. */
  static List<Object> tree(Map<String, byte[]> files) {
    List<Object> rows = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("type", "file");
          row.put("oid", Golden.gitBlob(bytes));
          row.put("size", bytes.length);
          row.put("path", name);
          if (isLarge(name)) {
            row.put("lfs", Map.of("oid", Golden.sha256(bytes), "size", bytes.length));
          }
          rows.add(row);
        });
    return rows;
  }

  /** The description of a model. */
  static Map<String, Object> description(String repository, String commit, Set<String> names) {
    List<Object> siblings = new ArrayList<>();
    names.forEach(name -> siblings.add(Map.of("rfilename", name)));
    return Map.of("id", repository, "sha", commit, "siblings", siblings);
  }

  /** Whether a file is kept by Git LFS. */
  static boolean isLarge(String name) {
    return name.endsWith(".safetensors") || name.endsWith(".bin");
  }
}
