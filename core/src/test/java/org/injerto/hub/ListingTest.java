package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of files that are missing, come page by page, or lead elsewhere. */
class ListingTest {
  private static final String TREE = "/api/models/org/demo/tree/" + GoldenRepository.FIRST;
  private static final List<String> NAMES =
      List.of("config.json", "model.safetensors", "vocab.txt");

  @AutoClose private final HubServer server = HubServer.golden();
  @AutoClose private final HubServer other = HubServer.golden();
  private final GoldenHub client;

  ListingTest(@TempDir Path folder) {
    client = server.client(folder);
    client.environment.put("HF_TOKEN", HubServer.TOKEN);
    server.commits.values().forEach(files -> files.put("vocab.txt", "[PAD]\n".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 405, 200})
  void aServerWithoutListsOfFilesIsAskedForThoseOfTheDescription(int status) throws IOException {
    Map<String, Object> how = new HashMap<>(Map.of("status", status, "message", ""));
    if (status == 200) {
      how.put("body", "<!doctype html>");
    }
    server.act("GET", "/tree/", how);

    assertEquals(NAMES, fetch().files());
    assertFalse(Files.exists(list()));
    assertEquals(NAMES, client.hub().cached(ModelName.of("org/demo")).orElseThrow().files());
  }

  @Test
  void aListIsReadPageByPage() throws IOException {
    page(rows("config.json", "model.safetensors"), "<" + TREE + "?cursor=2>; rel=\"next\"");
    page(rows("vocab.txt", "README.md"), "<" + TREE + ">; rel=\"first\"");

    assertEquals(NAMES, fetch().files());
    assertEquals(1, asked("cursor=2"));
    assertTrue(Files.readString(list()).contains("README.md"));
  }

  @Test
  void anotherServerThatThePagesLeadToIsNotAsked() throws IOException {
    String elsewhere = other.endpoint() + TREE + "?cursor=2";
    page(rows("config.json", "model.safetensors"), "<" + elsewhere + ">; rel=\"next\"");

    assertEquals(NAMES, fetch().files());
    assertEquals(List.of(), other.exchanges());
    assertFalse(Files.exists(list()));
  }

  @Test
  void pagesInACircleEnd() throws IOException {
    for (int i = 0; i < 100; i++) {
      page(rows("config.json"), "<" + TREE + ">; rel=\"next\"");
    }

    HubException refused = assertThrows(HubException.class, this::fetch);

    assertTrue(refused.getMessage().contains("in a circle"), "" + refused);
    assertEquals(2, asked("/tree/"));
    assertFalse(Files.exists(list()));
  }

  @Test
  void pagesWithoutAnEndEnd() throws IOException {
    for (int i = 0; i < 100; i++) {
      page(rows("config.json"), "<" + TREE + "?cursor=" + i + ">; rel=\"next\"");
    }

    assertThrows(HubException.class, this::fetch);

    assertEquals(51, asked("/tree/"));
  }

  @Test
  void aNextPageThatIsNoAddressIsRefused() throws IOException {
    page(rows("config.json"), "<http://[>; rel=\"next\"");

    HubException refused = assertThrows(HubException.class, this::fetch);

    assertTrue(refused.getMessage().contains("no address"), "" + refused);
  }

  private void page(List<Map<String, Object>> rows, String link) throws IOException {
    String body = new ObjectMapper().writeValueAsString(rows);
    server.act(
        "GET", "/tree/", Map.of("status", 200, "body", body, "headers", Map.of("Link", link)));
  }

  private List<Map<String, Object>> rows(String... names) {
    Map<String, byte[]> files = server.commits.get(GoldenRepository.FIRST);
    return java.util.stream.Stream.of(names)
        .map(
            name -> Map.<String, Object>of("type", "file", "path", name, "size", size(files, name)))
        .toList();
  }

  private static int size(Map<String, byte[]> files, String name) {
    return files.getOrDefault(name, new byte[0]).length;
  }

  private long asked(String part) {
    return server.exchanges().stream().filter(exchange -> exchange.path().contains(part)).count();
  }

  private Path list() {
    return client.root.resolve("models--org--demo/trees/" + GoldenRepository.FIRST + ".json");
  }

  private Snapshot fetch() throws IOException {
    return client.hub().fetch(ModelName.of("org/demo"), FetchListener.NONE);
  }
}
