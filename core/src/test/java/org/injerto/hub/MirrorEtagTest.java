package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.hub.HubException.Reason;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the etags of servers that are no hub are taken for. */
class MirrorEtagTest {
  @AutoClose private final PlainServer server = PlainServer.withModel();
  private final GoldenHub client;

  MirrorEtagTest(@TempDir Path folder) throws IOException {
    client = server.client(folder);
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
    assertTrue(
        failed.getMessage().contains("expected the hash " + Golden.md5(PlainServer.WEIGHTS)));
    assertTrue(
        blobs().stream().noneMatch(name -> name.startsWith(Golden.md5(PlainServer.WEIGHTS))));
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

    assertEquals(PlainServer.NAMES, fetch().files());
  }

  @Test
  void anEtagOfAFileThatAKeyEncryptsIsANameOnly() throws IOException {
    server.headers =
        (headers, bytes) -> {
          headers.set("x-amz-server-side-encryption", "aws:kms");
          headers.set("ETag", "\"0123456789abcdef0123456789abcdef\"");
        };

    assertEquals(PlainServer.NAMES, fetch().files());
  }

  private List<String> blobs() {
    return List.of(client.root.resolve("models--org--demo/blobs").toFile().list());
  }

  private Snapshot fetch() throws IOException {
    return client.hub().fetch(ModelName.of("org/demo"), FetchListener.NONE);
  }
}
