package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a batch transform sends, however it splits its files: as many lines come back. */
class BatchTransformTest {
  private static final String INVOCATIONS = "/invocations";

  private final TestServer server = new TestServer("classify");

  @AfterEach
  void stop() {
    server.close();
  }

  private static Stream<JsonNode> golden(String part) {
    return GoldenServing.read("batch-transform.json").get(part).valueStream();
  }

  static Stream<JsonNode> splitting() {
    return golden("splitting");
  }

  static Stream<JsonNode> joining() {
    return golden("joining");
  }

  @ParameterizedTest
  @MethodSource("splitting")
  void asManyLinesComeOutAsWentIn(JsonNode split) {
    boolean json = split.get("input").asText().startsWith("{");
    String type = json ? "application/jsonlines" : "text/csv";
    for (JsonNode request : split.get("requests")) {
      Reply reply = server.post(INVOCATIONS, type, type, request.asText());

      assertEquals(200, reply.status(), reply.body());
      assertEquals(request.asText().lines().count(), reply.body().lines().count());
      assertTrue(reply.body().lines().noneMatch(line -> line.contains("error")), reply.body());
    }
  }

  @ParameterizedTest
  @MethodSource("joining")
  void whatTheFiltersLeaveIsAnswered(JsonNode joined) {
    boolean csv = joined.get("name").asText().startsWith("CSV");
    String type = csv ? "text/csv" : "application/json";

    Reply reply = server.post(INVOCATIONS, type, type, joined.get("sent").asText());

    assertEquals(200, reply.status(), reply.body());
    if (csv) { // two cells to be put behind those of the file
      assertTrue(reply.body().matches("[a-z]+,0\\.\\d+\r\n"), reply.body());
    }
  }
}
