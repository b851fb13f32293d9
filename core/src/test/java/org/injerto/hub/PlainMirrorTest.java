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
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
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
  private static final byte[] WEIGHTS = Golden.weights(3000, "w1");
  private static final List<String> NAMES =
      List.of("config.json", "model.safetensors", "vocab.txt");

  @AutoClose private final PlainServer server = new PlainServer();
  private final Path folder;
  private final GoldenHub client;
  private final List<String> notices = new ArrayList<>();

  PlainMirrorTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    client = new GoldenHub(folder.resolve("hub"), server.endpoint());
    server.files.put("config.json", "{\"model_type\": \"bert\"}".getBytes(UTF_8));
    server.files.put("vocab.txt", "[PAD]\n[UNK]\n".getBytes(UTF_8));
    server.files.put("model.safetensors", WEIGHTS);
  }

  @ParameterizedTest
  @CsvSource({"404, 404", "403, 403", "400, 404", "405, 404", "501, 410", "200, 404"})
  void theFilesThatAModelNeedsAreAskedForByName(int noInterface, int absent) throws IOException {
    server.headers = PlainServer::asS3;
    server.noInterface = noInterface;
    server.absent = absent;
    server.files.put("pytorch_model.bin", new byte[10]);

    Snapshot snapshot = fetch();

    assertEquals(NAMES, snapshot.files());
    assertArrayEquals(WEIGHTS, Files.readAllBytes(snapshot.folder().resolve("model.safetensors")));
    assertEquals(NAMES, server.gets());
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
    assertEquals(described ? List.of("vocab.txt") : NAMES, server.gets());
  }

  @ParameterizedTest
  @ValueSource(strings = {"S3", "nginx", "nothing", "chunked", "chunked S3"})
  void theSameFilesAreTheSameCommitWhereverTheyAre(String kind) throws IOException {
    describe(kind);
    GoldenHub other = new GoldenHub(folder.resolve("other/hub"), server.endpoint());

    Snapshot one = fetch();

    assertEquals(one.commit(), other.hub().fetch(MODEL, FetchListener.NONE).commit());
    assertTrue(Revision.isCommit(one.commit()));
    assertArrayEquals(WEIGHTS, Files.readAllBytes(one.folder().resolve("model.safetensors")));
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
  void twoFilesOfOneEtagAreTwoFiles() throws IOException {
    server.headers = PlainServer::asNginx;
    server.files.put("merges.txt", "[UNK]\n[PAD]\n".getBytes(UTF_8));

    Path there = fetch().folder();

    assertEquals("[UNK]\n[PAD]\n", Files.readString(there.resolve("merges.txt")));
    assertEquals("[PAD]\n[UNK]\n", Files.readString(there.resolve("vocab.txt")));
  }

  @Test
  void bytesThatAreNotThoseOfTheMd5EtagAreRefusedAndNotKept() {
    server.headers = PlainServer::asS3;
    server.damaged.put("model.safetensors", Golden.weights(3000, "w2"));

    HubException failed = assertThrows(HubException.class, this::fetch);

    assertEquals(Reason.WRONG_CONTENT, failed.reason());
    assertTrue(failed.getMessage().contains("expected the hash " + Golden.md5(WEIGHTS)));
    assertTrue(blobs().stream().noneMatch(name -> name.startsWith(Golden.md5(WEIGHTS))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"0123456789abcdef0123456789abcdef-3\"", // uploaded in parts
        "W/\"0123456789abcdef0123456789abcdef\"",
        "\"{SHA1{a/b+c=}}\""
      })
  void anEtagThatIsNoHashIsANameOnly(String etag) throws IOException {
    server.headers =
        (headers, bytes) -> {
          headers.set("x-amz-request-id", "4442587FB7D0A2F9");
          headers.set("ETag", etag);
        };

    assertEquals(NAMES, fetch().files());
  }

  @Test
  void anEtagOfAFileThatAKeyEncryptsIsANameOnly() throws IOException {
    server.headers =
        (headers, bytes) -> {
          headers.set("x-amz-server-side-encryption", "aws:kms");
          headers.set("ETag", "\"0123456789abcdef0123456789abcdef\"");
        };

    assertEquals(NAMES, fetch().files());
  }

  @Test
  void aServerThatKnowsNoHeadIsAskedOtherwise() throws IOException {
    server.headers = PlainServer::asS3;
    server.head = 405;

    assertEquals(NAMES, fetch().files());
  }

  @Test
  void aShardThatChangesIsAnotherCommit() throws IOException {
    server.headers = PlainServer::asS3;
    shards();
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
  void aShardThatIsMissingIsNamed() {
    shards();
    server.files.remove("two.safetensors");

    InvalidInputException refused = assertThrows(InvalidInputException.class, this::fetch);

    assertTrue(refused.getMessage().contains("two.safetensors is not among"), "" + refused);
  }

  private void shards() {
    server.files.remove("model.safetensors");
    server.files.put("one.safetensors", Golden.weights(100, "1"));
    server.files.put("two.safetensors", Golden.weights(100, "2"));
    server.files.put(
        "model.safetensors.index.json",
        "{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}".getBytes(UTF_8));
  }

  @Test
  void aModelWithoutItsConfigurationSaysWhatIsThere() {
    server.files.remove("config.json");

    InvalidInputException refused = assertThrows(InvalidInputException.class, this::fetch);

    List<String> lines = refused.getMessage().lines().toList();
    assertEquals(
        server.endpoint()
            + " lists no files as a hub does, and those of org/demo that it has by name are no"
            + " model:",
        lines.get(0));
    assertTrue(
        lines.get(1).startsWith("  This is no model of text: it needs config.json"), "" + lines);
    assertEquals("  found were model.safetensors, vocab.txt", lines.get(2));
  }

  @Test
  void aServerThatHasNothingOfTheModelIsNamedWithTheAddressThatWasTried() {
    server.files.clear();

    HubException refused = assertThrows(HubException.class, this::fetch);

    assertEquals(Reason.NO_REPOSITORY, refused.reason());
    String tried = server.endpoint() + "/org/demo/resolve/main/config.json";
    assertTrue(
        refused.getMessage().endsWith("answers as a hub does nor has " + tried), "" + refused);
  }

  @Test
  void aServerThatForbidsEverythingLeavesTheCacheRight() throws IOException {
    Snapshot before = fetch();
    server.files.clear();
    server.absent = 403;
    server.noInterface = 403;

    assertEquals(before.commit(), fetch().commit());
    assertTrue(notices.get(notices.size() - 1).contains("could not be asked"), "" + notices);
  }

  @Test
  void pagesInThePlaceOfFilesAreNoFiles() throws IOException {
    server.absent = 200;
    server.noInterface = 200;
    server.page = "<!doctype html><title>Log in</title>";
    assertEquals(NAMES, fetch().files());

    server.files.clear();
    HubException refused = assertThrows(HubException.class, this::fetch);

    assertEquals(Reason.NO_HUB, refused.reason());
    assertTrue(refused.getMessage().contains("login page"), "" + refused);
  }

  @Test
  void aCommitThatIsAskedForKeepsItsName() throws IOException {
    String commit = Golden.commit("first commit");
    server.alias = "/org/demo/resolve/" + commit + "/";
    ModelName pinned = ModelName.of("org/demo@" + commit);

    assertEquals(commit, client.hub().fetch(pinned, FetchListener.NONE).commit());
    assertEquals(NAMES, client.hub().cached(pinned).orElseThrow().files());
  }

  private List<String> blobs() {
    return List.of(client.root.resolve("models--org--demo/blobs").toFile().list());
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
