package org.injerto.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final Endpoint ENDPOINT =
      request -> CompletableFuture.completedFuture(Response.empty(200));
  private static final Route MODELS = Route.of("GET", "/models", ENDPOINT);
  private static final Route NEW_MODEL = Route.of("POST", "/models", ENDPOINT);
  private static final Route MODEL = Route.of("GET", "/models/{model}", ENDPOINT);
  private static final Route READY = Route.open("GET", "/models/ready", ENDPOINT);
  private static final Route INFER =
      Route.of("POST", "/models/{model}/versions/{version}/infer", ENDPOINT);

  private final Router router = new Router(List.of(MODELS, NEW_MODEL, MODEL, READY, INFER));

  @Test
  void aRouteIsFoundByMethodAndPath() {
    assertSame(MODELS, router.match(request("GET", "/models")).route());
    assertSame(NEW_MODEL, router.match(request("POST", "/models")).route());
  }

  @Test
  void namesInBracesStandForAnySegmentAndAreGivenToTheEndpoint() {
    Router.Match match = router.match(request("POST", "/models/es/versions/2/infer"));

    assertSame(INFER, match.route());
    assertEquals(Map.of("model", "es", "version", "2"), match.request().target().variables());
  }

  @Test
  void aWordGoesBeforeAName() {
    assertSame(READY, router.match(request("GET", "/models/ready")).route());
    assertSame(MODEL, router.match(request("GET", "/models/read")).route());
  }

  @Test
  void headIsAnsweredAsGet() {
    assertSame(MODELS, router.match(request("HEAD", "/models")).route());
  }

  @Test
  void anUnknownPathIsRefusedWithTheNearestOne() {
    Refusal refusal = refusal("GET", "/model");

    assertEquals(404, refusal.status());
    assertEquals(
        "there is nothing at /model; the nearest path is /models", refusal.in(Locale.ENGLISH));
  }

  @Test
  void anEmptySegmentIsNoName() {
    assertEquals(404, refusal("GET", "/models/").status());
  }

  @Test
  void anotherMethodIsRefusedWithThoseThatAreAllowed() {
    Refusal refusal = refusal("DELETE", "/models");

    assertEquals(405, refusal.status());
    assertEquals(Optional.of("GET, POST"), refusal.headers().get("allow"));
  }

  @Test
  void aPathIsShownWithoutControlCharactersAndNotWithoutEnd() {
    String shown = refusal("GET", "/\n" + "x".repeat(500)).in(Locale.ENGLISH);

    assertEquals("there is nothing at /?" + "x".repeat(118) + "…", shown);
  }

  private Refusal refusal(String method, String path) {
    return assertThrows(RefusedException.class, () -> router.match(request(method, path)))
        .refusal();
  }

  private static Request request(String method, String path) {
    RequestContext context =
        new RequestContext(
            "1",
            Optional.empty(),
            new Client(Deadline.after(Duration.ofMinutes(1))),
            Locale.ENGLISH);
    return new Request(method, Target.of(path), Headers.NONE, Body.EMPTY, context);
  }
}
