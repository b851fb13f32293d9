package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.injerto.server.protocol.TestServer.Reply;

/** What a server is asked at {@code /invocations}, and how it refuses. */
final class Invocations {
  static final String INVOCATIONS = "/invocations";
  static final String JSON = "application/json";
  static final String LINES = "application/jsonlines";
  static final String CSV = "text/csv";
  static final String FILM = "La película me gustó mucho.";
  static final String HORROR = "¡Qué horror!";

  private Invocations() {}

  static Reply json(TestServer server, String body) {
    return server.post(INVOCATIONS, JSON, body);
  }

  /** With three digits behind the point. */
  static String rounded(String body) {
    return body.replaceAll("(0\\.\\d{3})\\d+", "$1");
  }

  static void assertRefused(int status, String type, String message, Reply reply) {
    assertEquals(status, reply.status(), reply.body());
    JsonNode error = Json.read(reply.body());
    assertEquals(status, error.get("code").intValue());
    assertEquals(type, error.get("type").asText());
    assertEquals(message, error.get("message").asText());
    assertEquals(3, error.size());
    assertEquals(JSON, reply.header("Content-Type"));
  }

  static void assertWrong(String message, Reply reply) {
    assertRefused(400, "BadRequestException", message, reply);
  }
}
