package org.injerto.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose files are no model, or that have none. */
class WrongMirrorTest {
  @AutoClose private final PlainServer server = PlainServer.withModel();
  private final GoldenHub client;
  private final List<String> notices = new ArrayList<>();

  WrongMirrorTest(@TempDir Path folder) throws IOException {
    client = server.client(folder);
  }

  @Test
  void aShardThatIsMissingIsNamed() {
    server.divideWeights();
    server.files.remove("two.safetensors");

    InvalidInputException refused = assertThrows(InvalidInputException.class, this::fetch);

    assertTrue(refused.getMessage().contains("two.safetensors is not among"), "" + refused);
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
    assertEquals(PlainServer.NAMES, fetch().files());

    server.files.clear();
    HubException refused = assertThrows(HubException.class, this::fetch);

    assertEquals(Reason.NO_HUB, refused.reason());
    assertTrue(refused.getMessage().contains("login page"), "" + refused);
  }

  private Snapshot fetch() throws IOException {
    return client
        .hub()
        .fetch(
            ModelName.of("org/demo"),
            new FetchListener() {
              @Override
              public void notice(Message message) {
                notices.add(message.toString());
              }
            });
  }
}
