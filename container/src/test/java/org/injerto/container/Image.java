package org.injerto.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image in a file, as {@code docker save} writes it.
 *
 * @param config how it is run
 * @param packed bytes of its layers as a registry keeps them
 * @param files what it holds, by path
 */
record Image(JsonNode config, long packed, Map<String, File> files) {
  /**
   * A file or a folder of an image.
   *
   * @param mode its permissions
   * @param size in bytes
   * @param content of small files and of jars, else nothing
   */
  record File(int mode, long owner, long size, byte[] content) {
    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  static Image read(Path tar) throws IOException {
    Map<String, File> parts = entries(Files.readAllBytes(tar));
    JsonNode manifest = json(parts.get("manifest.json")).get(0);
    Map<String, File> files = new TreeMap<>();
    long packed = 0;
    for (JsonNode name : manifest.get("Layers")) {
      File layer = parts.get(name.asText());
      packed += layer.size();
      files.putAll(
          entries(new GZIPInputStream(new ByteArrayInputStream(layer.content())).readAllBytes()));
    }
    return new Image(json(parts.get(manifest.get("Config").asText())).get("config"), packed, files);
  }

  /** Bytes of its files. */
  long unpacked() {
    return files.values().stream().mapToLong(File::size).sum();
  }

  static JsonNode json(File file) throws IOException {
    return new ObjectMapper().readTree(file.content());
  }

  private static Map<String, File> entries(byte[] archive) throws IOException {
    Map<String, File> entries = new TreeMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        byte[] content = tar.readAllBytes();
        entries.put(
            entry.getName(),
            new File(entry.getMode(), entry.getLongUserId(), entry.getSize(), content));
      }
    }
    return entries;
  }
}
