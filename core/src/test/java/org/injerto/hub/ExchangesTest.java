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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The calls that were recorded with {@code huggingface_hub} 2.4, made by our client on a real
 * server: the same requests, the same results or errors, the same cache folder.
 */
class ExchangesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where we do otherwise on purpose; {@link FetchTest} and others say how. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "5xx then success", // a GET is sent again too
          "right length, wrong bytes", // hashed, and refused
          "offline with cache", // the last call: not whole, and noticed
          "force_download replaces"); // there is no such wish

  private static final Map<String, Set<Reason>> ERRORS =
      Map.of(
          "RevisionNotFoundError", Set.of(Reason.NO_REVISION),
          "RemoteEntryNotFoundError", Set.of(Reason.NO_FILE),
          "GatedRepoError", Set.of(Reason.DENIED),
          "RepositoryNotFoundError", Set.of(Reason.NO_REPOSITORY),
          "HfHubHTTPError", Set.of(Reason.DENIED),
          "LocalEntryNotFoundError", Set.of(Reason.NOT_CACHED, Reason.UNREACHABLE),
          "OfflineModeIsEnabled", Set.of(Reason.NOT_CACHED),
          "OSError", Set.of(Reason.WRONG_CONTENT),
          "RemoteProtocolError", Set.of(Reason.UNREACHABLE),
          "ReadError", Set.of(Reason.UNREACHABLE));

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> whatPythonDoesWeDo() throws IOException {
    Map<String, JsonNode> layouts = new TreeMap<>();
    cases("cache-layout.json").forEach(c -> layouts.put(c.path("name").asText(), c));
    return cases("exchanges.json")
        .filter(c -> !OTHERWISE.contains(c.path("name").asText()))
        .map(
            c -> {
              String name = c.path("name").asText();
              return DynamicTest.dynamicTest(name, () -> check(c, layouts.get(name)));
            });
  }

  private static Stream<JsonNode> cases(String file) throws IOException {
    try (InputStream in = ExchangesTest.class.getResourceAsStream("/golden/hub/" + file)) {
      List<JsonNode> cases = new ArrayList<>();
      JSON.readTree(in).path("cases").forEach(cases::add);
      return cases.stream().filter(c -> c.path("client").asText().equals("2.x"));
    }
  }

  private void check(JsonNode golden, JsonNode layout) throws Exception {
    Path root = Files.createTempDirectory(folder, "case").resolve("hub");
    try (HubServer server = HubServer.golden()) {
      for (JsonNode step : golden.path("steps")) {
        step(step, server, root);
      }
    }
    assertEquals(lines(expected(layout)), lines(new GoldenHub(root, "http://unused").entries()));
  }

  private static void step(JsonNode step, HubServer server, Path root) throws Exception {
    if (step.has("server")) {
      server.revisions.put("main", step.path("server").asText().replace("main moves to ", ""));
    } else if (step.has("files")) {
      putParts(step.path("files"), root);
    } else {
      call(step, server, root);
    }
  }

  /** What an earlier process has left: so many bytes of the large file. */
  private static void putParts(JsonNode files, Path root) throws IOException {
    for (Map.Entry<String, JsonNode> part : files.properties()) {
      int length = Integer.parseInt(part.getValue().asText().replaceAll("\\D", ""));
      Path file = root.resolve(part.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, Golden.weights(length, length > 3000 ? "w2" : "w1"));
    }
  }

  private static void call(JsonNode step, HubServer server, Path root) throws Exception {
    server.actNoMore();
    server.forgetExchanges();
    for (JsonNode act : step.path("serverActs")) {
      Map<String, Object> how = JSON.convertValue(act, Map.class);
      server.act(act.path("method").asText(), act.path("path").asText(), how);
    }
    boolean down = step.path("serverUnreachable").asBoolean();
    GoldenHub client = new GoldenHub(root, down ? "http://127.0.0.1:9" : server.endpoint());
    step.path("environment")
        .properties()
        .forEach(entry -> client.environment.put(entry.getKey(), entry.getValue().asText()));
    JsonNode token = step.path("arguments").path("token");
    if (token.isTextual()) {
      client.environment.put("HF_TOKEN", token.asText());
      client.environment.put("HF_HUB_DISABLE_IMPLICIT_TOKEN", "");
    }
    if (step.path("arguments").path("local_files_only").asBoolean()) {
      client.environment.put("HF_HUB_OFFLINE", "1");
    }
    checkOutcome(step, client);
    boolean parallel = step.path("call").asText().equals("snapshot_download");
    assertEquals(
        inOrder(expectedExchanges(step), parallel),
        inOrder(server.exchanges().stream().map(HubExchange::toString).toList(), parallel));
  }

  private static void checkOutcome(JsonNode step, GoldenHub client) throws Exception {
    JsonNode result = step.path("result");
    String expected = result.isObject() ? result.toString() : result.asText("");
    try {
      assertEquals(expected, result(step, client), "an error was expected");
    } catch (InvalidInputException invalid) {
      assertEquals(Set.of(true), Set.of(step.path("error").asText().matches("HFVal.*|ValueError")));
    } catch (HubException failed) {
      Set<Reason> reasons = ERRORS.getOrDefault(step.path("error").asText("none"), Set.of());
      assertEquals(true, reasons.contains(failed.reason()), failed.reason() + " " + failed);
    }
  }

  private static String result(JsonNode step, GoldenHub client) throws IOException {
    JsonNode arguments = step.path("arguments");
    String revision = arguments.path("revision").asText("main");
    String model = arguments.path("repo_id").asText() + "@" + revision;
    String name = arguments.path("filename").asText("");
    Path result =
        switch (step.path("call").asText()) {
          case "hf_hub_download" -> file(client, ModelName.of(model), name);
          case "snapshot_download" -> snapshot(client, ModelName.of(model), arguments);
          case "try_to_load_from_cache" -> {
            String commit = client.cache().commit(ModelName.of(model)).orElseThrow();
            HubPath path = new HubPath(name);
            yield client.cache().isKnownMissing(ModelName.of(model).repository(), commit, path)
                ? client.root.resolve("cached as missing")
                : client.root.resolve("not known");
          }
          default -> client.root.resolve(description(client, ModelName.of(model)));
        };
    return client.root.relativize(result).toString();
  }

  /** As the golden files have it. */
  private static String description(GoldenHub client, ModelName model) throws IOException {
    if (client.settings().offline()) {
      return client.hub().fetch(model, FetchListener.NONE).commit();
    }
    Listing.Description description =
        new Listing(new HubClient(client.settings()), client.backoff(), client.cache())
            .description(model);
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("sha", description.commit())
            .set("siblings", JSON.valueToTree(description.siblings().names())));
  }

  private static Path file(GoldenHub client, ModelName model, String name) throws IOException {
    HubPath path = new HubPath(name);
    if (!client.settings().offline()) {
      return client.file(model, name);
    }
    HubCache cache = client.cache();
    var commit = cache.commit(model);
    var file =
        commit.isEmpty()
            ? commit.map(Path::of)
            : cache.file(model.repository(), commit.get(), path);
    return file.isPresent()
        ? file.get()
        : new CachedSnapshot(cache, FileChoice.EVERYTHING).require(model).folder();
  }

  private static Path snapshot(GoldenHub client, ModelName model, JsonNode arguments)
      throws IOException {
    List<String> patterns = new ArrayList<>();
    arguments.path("allow_patterns").forEach(pattern -> patterns.add(pattern.asText()));
    FileChoice choice =
        names ->
            names.stream()
                .filter(
                    name ->
                        patterns.isEmpty()
                            || patterns.stream()
                                .anyMatch(
                                    p -> name.matches(p.replace(".", "\\.").replace("*", ".*"))))
                .toList();
    return new Hub(client.settings(), client.backoff(), choice)
        .fetch(model, FetchListener.NONE)
        .folder();
  }

  private static List<String> expectedExchanges(JsonNode step) {
    List<String> exchanges = new ArrayList<>();
    for (JsonNode e : step.path("exchanges")) {
      JsonNode headers = e.path("requestHeaders");
      // Python reads in blocks of 512 here; we go on from the very byte.
      String range = headers.path("range").asText("").replace("1024", "1234");
      exchanges.add(
          e.path("host").asText()
              + " "
              + e.path("method").asText()
              + " "
              // We always name the revision.
              + e.path("path")
                  .asText()
                  .replaceFirst("^(/api/models/\\w+/\\w+)$", "$1/revision/main")
              + (range.isEmpty() ? "" : " " + range)
              + (headers.has("authorization") ? " with token" : "")
              + " "
              + e.path("status").asInt());
    }
    return exchanges;
  }

  private static List<String> inOrder(List<String> exchanges, boolean sorted) {
    return sorted ? exchanges.stream().sorted().toList() : exchanges;
  }

  private static Map<String, String> expected(JsonNode layout) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    for (JsonNode entry : layout.path("entries")) {
      String path = entry.path("path").asText();
      switch (entry.path("type").asText()) {
        case "symlink" -> entries.put(path, "-> " + entry.path("target").asText());
        case "file" -> entries.put(path, content(entry));
        default -> {}
      }
    }
    return entries;
  }

  private static String lines(Map<String, String> entries) {
    StringBuilder lines = new StringBuilder();
    entries.forEach((name, content) -> lines.append(name + " " + content + "\n"));
    return lines.toString();
  }

  private static String content(JsonNode entry) throws IOException {
    byte[] text = entry.path("text").asText("").getBytes(StandardCharsets.UTF_8);
    return entry.has("sha256")
        ? entry.path("sha256").asText()
        : GoldenHub.content(entry.path("path").asText(), text);
  }
}
