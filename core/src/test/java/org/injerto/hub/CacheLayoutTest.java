package org.injerto.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Cache folders as Python has left them, of {@code huggingface_hub} 0.36 and 2.4. */
class CacheLayoutTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> whatPythonFetchedIsFound() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = getClass().getResourceAsStream("/golden/hub/cache-layout.json")) {
      new ObjectMapper().readTree(in).path("cases").forEach(cases::add);
    }
    assertEquals(75, cases.size());
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.path("client").asText() + " " + c.path("name").asText(), () -> check(c)));
  }

  private void check(JsonNode layout) throws IOException {
    Path root = Files.createTempDirectory(folder, "cache");
    for (JsonNode entry : layout.path("entries")) {
      write(root, entry);
    }
    HubCache cache = new HubCache(root, true);
    for (JsonNode entry : layout.path("entries")) {
      checkFound(cache, entry);
    }
  }

  private static void write(Path root, JsonNode entry) throws IOException {
    Path path = root.resolve(entry.path("path").asText());
    Files.createDirectories(path.getParent());
    switch (entry.path("type").asText()) {
      case "symlink" -> Files.createSymbolicLink(path, Path.of(entry.path("target").asText()));
      case "directory" -> Files.createDirectories(path);
      default -> Files.write(path, bytes(entry));
    }
  }

  private static byte[] bytes(JsonNode entry) {
    return entry.has("sha256")
        ? Golden.weights(
            entry.path("size").asInt(), entry.path("size").asInt() > 3000 ? "w2" : "w1")
        : entry.path("text").asText("").getBytes(StandardCharsets.UTF_8);
  }

  private static void checkFound(HubCache cache, JsonNode entry) throws IOException {
    String[] path = entry.path("path").asText().split("/", 4);
    String kind = path.length > 1 ? path[1] : "";
    if (kind.equals("refs")) {
      String revision = entry.path("path").asText().replaceFirst(".*?/refs/", "");
      ModelName model =
          new ModelName(RepositoryName.ofFolder(path[0]).orElseThrow(), new Revision(revision));
      assertEquals(entry.path("text").asText(), cache.commit(model).orElseThrow());
    } else if (kind.equals("snapshots") && entry.path("type").asText().equals("symlink")) {
      Path file =
          cache
              .file(RepositoryName.ofFolder(path[0]).orElseThrow(), path[2], new HubPath(path[3]))
              .orElseThrow();
      String etag = entry.path("target").asText().replaceFirst(".*/", "");
      assertEquals(new BlobHash(etag).hexadecimal().length(), etag.length());
      assertEquals(
          cache.blob(RepositoryName.ofFolder(path[0]).orElseThrow(), etag).toRealPath(),
          file.toRealPath());
    } else if (kind.equals(".no_exist")) {
      RepositoryName name = RepositoryName.ofFolder(path[0]).orElseThrow();
      assertEquals(true, cache.isKnownMissing(name, path[2], new HubPath(path[3])));
    }
  }
}
