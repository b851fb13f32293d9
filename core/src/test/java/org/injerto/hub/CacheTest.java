package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the cache folder, and what others may have done to it. */
class CacheTest {
  private static final ModelName MODEL = ModelName.of("org/demo");

  @AutoClose private final HubServer server = HubServer.golden();
  private final Path folder;
  private final GoldenHub client;

  CacheTest(@TempDir Path folder) {
    this.folder = folder;
    server.commits.values().forEach(files -> files.put("vocab.txt", "[PAD]\n".getBytes(UTF_8)));
    client = server.client(folder);
  }

  @Test
  void aLinkThatLeavesTheRepositoryIsRefused() throws IOException {
    Path config = fetch().folder().resolve("config.json");
    Path secret = Files.writeString(folder.resolve("secret"), "not ours");
    Files.delete(config);
    Files.createSymbolicLink(config, secret);

    InvalidInputException refused = assertThrows(InvalidInputException.class, this::resolve);

    assertTrue(refused.getMessage().contains("leads out of the folder of its repository"));
  }

  @Test
  void aLinkInACircleIsRefused() throws IOException {
    Path config = fetch().folder().resolve("config.json");
    Files.delete(config);
    Files.createSymbolicLink(config, Path.of("config.json"));

    InvalidInputException refused = assertThrows(InvalidInputException.class, this::resolve);

    assertTrue(refused.getMessage().contains("cannot be followed"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"blobs", "snapshots", "refs", "trees"})
  void nothingIsWrittenThroughALinkThatLeavesTheRepository(String name) throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path repository = Files.createDirectories(client.root.resolve("models--org--demo"));
    Files.createSymbolicLink(repository.resolve(name), elsewhere);

    assertThrows(InvalidInputException.class, this::fetch);

    try (Stream<Path> all = Files.walk(elsewhere)) {
      assertEquals(0, all.filter(Files::isRegularFile).count());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".locks",
        ".locks/models--org--demo",
        "models--org--demo",
        "models--org--demo/blobs",
        "models--org--demo/refs",
        "models--org--demo/snapshots",
        "models--org--demo/trees"
      })
  void aFileInThePlaceOfAFolderIsACacheThatCannotBeWritten(String name) throws IOException {
    Path inTheWay = client.root.resolve(name);
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "not ours");

    HubException refused = assertThrows(HubException.class, this::fetch);

    assertEquals(Reason.CACHE, refused.reason());
    assertTrue(refused.getMessage().contains("HF_HUB_CACHE"), refused.getMessage());
    assertEquals("not ours", Files.readString(inTheWay));
  }

  @Test
  void theCacheFolderMayBeALinkToAnotherDisk() throws IOException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Files.createSymbolicLink(client.root, disk);

    assertEquals(3, fetch().files().size());
    assertEquals(3, client.hub().cached(MODEL).orElseThrow().files().size());
    assertTrue(Files.exists(disk.resolve("CACHEDIR.TAG")));
  }

  @Test
  void aFileThatIsMissingOrTooShortIsNoticedAndFetchedAgain() throws IOException {
    Path weights = fetch().folder().resolve("model.safetensors");
    Files.write(weights.toRealPath(), new byte[] {1});
    Files.delete(weights.resolveSibling("config.json"));
    client.environment.put("HF_HUB_OFFLINE", "1");
    HubException missing = assertThrows(HubException.class, this::resolve);
    assertTrue(
        missing.getMessage().contains("Missing: config.json, model.safetensors."),
        missing.getMessage());

    client.environment.remove("HF_HUB_OFFLINE");
    assertEquals(3, resolve().files().size());
    assertArrayEquals(Golden.weights(3000, "w1"), Files.readAllBytes(weights));
  }

  @Test
  void aShardThatIsMissingIsNoticedWithoutAListOfFiles() throws IOException {
    Path snapshot = fetch().folder();
    Files.delete(
        client
            .cache()
            .root()
            .resolve("models--org--demo/trees/" + GoldenRepository.FIRST + ".json"));
    assertTrue(client.hub().cached(MODEL).isPresent());

    Files.delete(snapshot.resolve("model.safetensors"));
    Files.writeString(
        snapshot.resolve("model.safetensors.index.json"),
        "{\"weight_map\":{\"a\":\"one.safetensors\"}}");
    client.environment.put("HF_HUB_OFFLINE", "1");
    HubException missing = assertThrows(HubException.class, this::resolve);
    assertTrue(missing.getMessage().contains("Missing: one.safetensors."), missing.getMessage());
  }

  @Test
  void shardsAreFetchedByTheirIndex() throws IOException {
    var files = server.commits.get(GoldenRepository.FIRST);
    files.remove("model.safetensors");
    files.put("one.safetensors", Golden.weights(100, "1"));
    files.put("two.safetensors", Golden.weights(100, "2"));
    files.put("three.safetensors", Golden.weights(100, "3"));
    files.put("pytorch_model.bin", new byte[10]);
    files.put(
        "model.safetensors.index.json",
        "{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}".getBytes(UTF_8));

    List<String> expected =
        List.of(
            "config.json",
            "model.safetensors.index.json",
            "one.safetensors",
            "two.safetensors",
            "vocab.txt");
    assertEquals(expected, fetch().files());
    assertEquals(expected, client.hub().cached(MODEL).orElseThrow().files());
  }

  @Test
  void whereLinksAreNotWantedTheFilesThemselvesLieInTheSnapshot() throws IOException {
    client.environment.put("HF_HUB_DISABLE_SYMLINKS", "1");

    Snapshot snapshot = fetch();

    Path weights = snapshot.folder().resolve("model.safetensors");
    assertTrue(Files.isRegularFile(weights, LinkOption.NOFOLLOW_LINKS));
    assertArrayEquals(Golden.weights(3000, "w1"), Files.readAllBytes(weights));
    assertEquals(0, client.root.resolve("models--org--demo/blobs").toFile().list().length);
    assertEquals(snapshot.files(), client.hub().cached(MODEL).orElseThrow().files());
  }

  @Test
  void oneRevisionGoesWithoutTheFilesOfTheOther() throws IOException {
    Snapshot first = fetch();
    server.revisions.put("main", GoldenRepository.SECOND);
    Snapshot second = client.hub().fetch(MODEL, FetchListener.NONE);
    client.hub().fetch(ModelName.of("org/demo@v1"), FetchListener.NONE);

    CacheRemoval removal =
        client.hub().removal(MODEL.repository(), Optional.of(new Revision("v1")));
    assertTrue(Files.exists(first.folder()));
    removal.run();

    assertEquals(List.of(GoldenRepository.FIRST), removal.commits());
    assertTrue(removal.bytes() > 3000 && removal.bytes() < 4000, "" + removal.bytes());
    assertFalse(Files.exists(first.folder()));
    assertEquals(second.files(), client.hub().cached(MODEL).orElseThrow().files());
    assertEquals(1, client.hub().models().size());
    InvalidInputException gone =
        assertThrows(
            InvalidInputException.class,
            () -> client.hub().removal(MODEL.repository(), Optional.of(new Revision("v1"))));
    assertTrue(gone.getMessage().contains("there are: main"), gone.getMessage());
  }

  @Test
  void aRefThatIsDamagedIsAskedForAgain() throws IOException {
    fetch();
    Path ref = client.root.resolve("models--org--demo/refs/main");
    Files.writeString(ref, "../../../..");

    assertEquals(Optional.empty(), client.hub().cached(MODEL));
    fetch();
    assertEquals(GoldenRepository.FIRST, Files.readString(ref));
  }

  private Snapshot fetch() throws IOException {
    return client.hub().fetch(MODEL, FetchListener.NONE);
  }

  private Snapshot resolve() throws IOException {
    return client.hub().resolve(MODEL, FetchListener.NONE);
  }
}
