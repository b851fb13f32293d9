package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories and servers that mean ill: nothing is written outside of the cache folder. */
class HostileHubTest {
  @AutoClose private final HubServer server = HubServer.golden();
  private final Path folder;
  private final GoldenHub client;

  HostileHubTest(@TempDir Path folder) {
    this.folder = folder;
    client = server.client(folder);
  }

  @AfterEach
  void nothingLiesBesideTheCache() throws IOException {
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(0, beside.filter(path -> !path.getFileName().toString().equals("hub")).count());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../../x",
        "/x",
        "C:x",
        "C:\\x",
        "a\\b",
        "a\0b",
        "a//b",
        "./x",
        "a/",
        ""
      })
  void aListWithANameThatLeadsOutOfItsFolderIsRefusedAsAWhole(String name) {
    files().put(name, "x".getBytes(UTF_8));

    InvalidInputException refused = assertThrows(InvalidInputException.class, this::fetch);

    assertEquals(1, refused.problems().size(), refused.getMessage());
    assertFalse(Files.exists(client.root.resolve("models--org--demo/snapshots")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"con", "NUL.txt", "a/aux.bin", "lpt1", "COM¹", "ab:c", "x.", "x ", "a?b", "a*b"})
  void aNameThatSomeSystemCouldNotStoreIsNeverWritten(String name) {
    assertFalse(HubPath.isHostile(name));
    assertThrows(InvalidInputException.class, () -> client.file("org/demo", name));
    assertEquals(0, server.exchanges().size());
  }

  @Test
  void filesThatAreNotNeededMayBeCalledAnything() throws IOException {
    files().put("runs/12:00/aux.txt", new byte[0]);
    files().put("vocab.txt", "[PAD]\n".getBytes(UTF_8));

    assertEquals(3, fetch().files().size());
  }

  @Test
  void anIndexThatNamesAnotherFolderOrNoFileIsRefused() {
    files().remove("model.safetensors");
    files()
        .put(
            "model.safetensors.index.json",
            "{\"weight_map\":{\"a\":\"../../x\",\"b\":\"none.safetensors\"}}".getBytes(UTF_8));

    InvalidInputException refused = assertThrows(InvalidInputException.class, this::fetch);

    assertTrue(refused.getMessage().contains("\"../../x\" is a file name"), refused.getMessage());
    assertTrue(refused.getMessage().contains("none.safetensors is not among"));
  }

  @Test
  void thousandsOfFilesAreFineAndTooManyAreNot() throws IOException {
    for (int i = 0; i < 20_000; i++) {
      files().put("other/" + i, new byte[0]);
    }
    assertEquals(2, fetch().files().size());

    for (int i = 0; i < 31_000; i++) {
      files().put("more/" + i, new byte[0]);
    }
    Files.delete(
        client.root.resolve("models--org--demo/trees/" + GoldenRepository.FIRST + ".json"));
    HubException refused = assertThrows(HubException.class, this::fetch);
    assertTrue(refused.getMessage().contains("more than 50000 files"), refused.getMessage());
  }

  @Test
  void anAnswerThatDoesNotEndIsNotReadToItsEnd() {
    server.act("GET", "/api/", Map.of("status", 200, "body", " ".repeat((32 << 20) + 2)));

    HubException refused = assertThrows(HubException.class, this::fetch);

    assertTrue(refused.getMessage().contains("more than 33554432 bytes"), refused.getMessage());
  }

  @Test
  void aPageInThePlaceOfTheHubIsToldApart() {
    String page = "<!doctype html><title>Log in</title>";
    server.act("GET", "/api/", Map.of("status", 200, "body", page));
    server.act("GET", "/config.json", Map.of("status", 200, "body", page));
    for (int i = 0; i < 30; i++) {
      server.act("HEAD", "", Map.of("status", 200, "body", page));
    }

    for (HubException refused :
        new HubException[] {
          assertThrows(HubException.class, this::fetch),
          assertThrows(HubException.class, () -> client.file("org/demo", "config.json"))
        }) {
      assertTrue(refused.getMessage().contains("login page"), refused.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://", "ftp://x/y", "http://[", "javascript:x"})
  void aRedirectToNoAddressIsRefused(String location) {
    server.act("HEAD", "config", Map.of("status", 302, "headers", Map.of("Location", location)));

    HubException refused =
        assertThrows(HubException.class, () -> client.file("org/demo", "config.json"));

    assertTrue(refused.getMessage().contains("no address"), refused.getMessage());
  }

  @Test
  void aRedirectInACircleEnds() {
    for (int i = 0; i < 10; i++) {
      server.act(
          "HEAD",
          "config",
          Map.of(
              "status", 307, "headers", Map.of("Location", "/org/demo/resolve/main/config.json")));
    }

    HubException refused =
        assertThrows(HubException.class, () -> client.file("org/demo", "config.json"));

    assertTrue(refused.getMessage().contains("again and again"), refused.getMessage());
  }

  private Map<String, byte[]> files() {
    return server.commits.computeIfAbsent(GoldenRepository.FIRST, commit -> new TreeMap<>());
  }

  private Snapshot fetch() throws IOException {
    return client.hub().fetch(ModelName.of("org/demo"), FetchListener.NONE);
  }
}
