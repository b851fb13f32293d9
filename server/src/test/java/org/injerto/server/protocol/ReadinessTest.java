package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the protocols say before the models are there. */
class ReadinessTest {
  private static final String JSON = "application/json";
  private static final String TEXT = "{\"inputs\":\"¡Qué horror!\"}";

  private final TestServer server = TestServer.beforeItLoads();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theServerIsAliveButNotReadyUntilItHasLoaded() {
    assertEquals(503, server.get("/ping").status());
    assertEquals("{\"live\":true}", server.get("/v2/health/live").body());
    assertEquals(503, server.get("/v2/health/ready").status());
    assertEquals("{\"ready\":false}", server.get("/v2/health/ready").body());

    server.load(TestServer.folders("classify"));

    assertEquals(200, server.get("/ping").status());
    assertEquals("{\"ready\":true}", server.get("/v2/health/ready").body());
    assertEquals(200, server.post("/invocations", JSON, TEXT).status());
  }

  @Test
  void questionsAreRefusedInTheFormOfEachProtocol() {
    Reply platform = server.post("/invocations", JSON, TEXT);
    Reply tensors = server.post("/v2/models/classify/infer", JSON, "{}");
    Reply others = server.post("/", JSON, TEXT);

    JsonNode error = Json.read(platform.body());
    assertEquals(503, platform.status());
    assertEquals("1", platform.header("Retry-After"));
    assertEquals("ServiceUnavailableException", error.get("type").asText());
    assertEquals(503, tensors.status());
    assertEquals("{error=STRING }", GoldenServing.form(Json.read(tensors.body())));
    assertEquals(503, others.status());
  }
}
