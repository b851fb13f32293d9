package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.text.Message;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that have the files of a model by their names, and nothing else that a hub has. */
class PlainMirrorTest {
  private static final ModelName MODEL = ModelName.of("org/demo");

  @AutoClose private final PlainServer server = PlainServer.withModel();
  private final Path folder;
  private final GoldenHub client;
  private final List<String> notices = new ArrayList<>();

  PlainMirrorTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    client = server.client(folder);
  }

  @ParameterizedTest
  @CsvSource({"404, 404", "403, 403", "400, 404", "405, 404", "501, 410", "200, 404"})
  void theFilesThatAModelNeedsAreAskedForByName(int noInterface, int absent) throws IOException {
    server.headers = PlainServer::asS3;
    server.noInterface = noInterface;
    server.absent = absent;
    server.files.put("pytorch_model.bin", new byte[10]);

    Snapshot snapshot = fetch();

    assertEquals(PlainServer.NAMES, snapshot.files());
    assertArrayEquals(
        PlainServer.WEIGHTS, Files.readAllBytes(snapshot.folder().resolve("model.safetensors")));
    assertEquals(PlainServer.NAMES, server.gets());
    assertTrue(notices.get(0).contains("Commit " + snapshot.commit() + " was made"), "" + notices);
  }

  @Test
  void aCacheThatIsWarmIsFoundByThePlainServerOfflineAndInTheList() throws IOException {
    server.headers = PlainServer::asS3;
    Snapshot first = fetch();
    server.forgetRequests();

    assertEquals(first.commit(), fetch().commit());
    assertEquals(List.of(), server.gets());

    client.environment.put("HF_HUB_OFFLINE", "1");
    Snapshot offline = fetch();
    assertEquals(first.files(), offline.files());
    CachedModel listed = client.hub().models().get(0);
    assertEquals(first.commit(), listed.commit());
    assertEquals(List.of("main"), listed.revisions());
    assertTrue(listed.whole());
    assertEquals(ModelLock.of(first).toJson(), ModelLock.of(offline).toJson());

    client.hub().removal(MODEL.repository(), Optional.empty()).run();
    assertEquals(List.of(), client.hub().models());
  }

  @Test
  void aFileThatIsMissingInAWarmCacheIsNoticedOffline() throws IOException {
    server.files.put("tokenizer_config.json", "{}".getBytes(UTF_8));
    Snapshot snapshot = fetch();
    Files.delete(snapshot.folder().resolve("tokenizer_config.json"));
    client.environment.put("HF_HUB_OFFLINE", "1");

    HubException missing = assertThrows(HubException.class, this::fetch);

    assertTrue(missing.getMessage().contains("Missing: tokenizer_config.json."), "" + missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S3", "nginx", "nothing", "chunked", "chunked S3"})
  void anotherFileUnderTheSameNameIsAnotherCommit(String kind) throws IOException {
    describe(kind);
    Snapshot before = fetch();
    byte[] changed = "[PAD]\n[UNK]\nniño\n".getBytes(UTF_8);
    server.files.put("vocab.txt", changed);
    server.forgetRequests();

    Snapshot after = fetch();

    assertNotEquals(before.commit(), after.commit());
    assertArrayEquals(changed, Files.readAllBytes(after.folder().resolve("vocab.txt")));
    assertEquals("[PAD]\n[UNK]\n", Files.readString(before.folder().resolve("vocab.txt")));
    boolean described = kind.equals("S3") || kind.equals("nginx");
    assertEquals(described ? List.of("vocab.txt") : PlainServer.NAMES, server.gets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"S3", "nginx", "nothing", "chunked", "chunked S3"})
  void theSameFilesAreTheSameCommitWhereverTheyAre(String kind) throws IOException {
    describe(kind);
    GoldenHub other = new GoldenHub(folder.resolve("other/hub"), server.endpoint());

    Snapshot one = fetch();

    assertEquals(one.commit(), other.hub().fetch(MODEL, FetchListener.NONE).commit());
    assertTrue(Revision.isCommit(one.commit()));
    assertArrayEquals(
        PlainServer.WEIGHTS, Files.readAllBytes(one.folder().resolve("model.safetensors")));
  }

  private void describe(String kind) {
    server.chunked = kind.startsWith("chunked");
    switch (kind) {
      case "S3", "chunked S3" -> server.headers = PlainServer::asS3;
      case "nginx" -> server.headers = PlainServer::asNginx;
      default -> {}
    }
  }

  @Test
  void aServerThatKnowsNoHeadIsAskedOtherwise() throws IOException {
    server.headers = PlainServer::asS3;
    server.head = 405;

    assertEquals(PlainServer.NAMES, fetch().files());
  }

  @Test
  void aShardThatChangesIsAnotherCommit() throws IOException {
    server.headers = PlainServer::asS3;
    server.divideWeights();
    Snapshot before = fetch();
    List<String> expected =
        List.of(
            "config.json",
            "model.safetensors.index.json",
            "one.safetensors",
            "two.safetensors",
            "vocab.txt");
    assertEquals(expected, before.files());
    server.files.put("two.safetensors", Golden.weights(100, "3"));

    Snapshot after = fetch();

    assertNotEquals(before.commit(), after.commit());
    assertArrayEquals(
        Golden.weights(100, "3"), Files.readAllBytes(after.folder().resolve("two.safetensors")));
    assertEquals(expected, client.hub().cached(MODEL).orElseThrow().files());
  }

  @Test
  void aCommitThatIsAskedForKeepsItsName() throws IOException {
    String commit = Golden.commit("first commit");
    server.alias = "/org/demo/resolve/" + commit + "/";
    ModelName pinned = ModelName.of("org/demo@" + commit);

    assertEquals(commit, client.hub().fetch(pinned, FetchListener.NONE).commit());
    assertEquals(PlainServer.NAMES, client.hub().cached(pinned).orElseThrow().files());
  }

  private Snapshot fetch() throws IOException {
    return client
        .hub()
        .fetch(
            MODEL,
            new FetchListener() {
              @Override
              public void notice(Message message) {
                notices.add(message.toString());
              }
            });
  }
}
