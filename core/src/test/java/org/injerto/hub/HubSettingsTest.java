package org.injerto.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The variables of the environment, and the proxies that they name. */
class HubSettingsTest {
  @TempDir private Path home;

  @Test
  void theFirstVariableThatIsSetCounts() throws IOException {
    assertEquals(home.resolve(".cache/huggingface/hub"), of(Map.of()).cache());
    assertEquals(Path.of("/x/huggingface/hub"), of(Map.of("XDG_CACHE_HOME", "/x")).cache());
    assertEquals(home.resolve("y/hub"), of(Map.of("HF_HOME", "~/y")).cache());
    assertEquals(
        Path.of("/z"), of(Map.of("HUGGINGFACE_HUB_CACHE", "/z", "HF_HUB_CACHE", "")).cache());
    assertEquals(
        Path.of("/w"), of(Map.of("HUGGINGFACE_HUB_CACHE", "/z", "HF_HUB_CACHE", "/w")).cache());
    assertEquals(URI.create("https://huggingface.co"), of(Map.of()).endpoint());
    assertEquals(
        URI.create("http://mirror:8081/repository/hf"),
        of(Map.of("HF_ENDPOINT", "http://mirror:8081/repository/hf/")).endpoint());
  }

  @Test
  void theTokenComesFromVariablesOrAFileAndIsNeverShown() throws IOException {
    Files.writeString(home.resolve("token"), " hf_file\n");
    String file = home.toString();

    assertEquals("Bearer hf_file", token(Map.of("HF_HOME", file)));
    assertEquals(
        "Bearer hf_old", token(Map.of("HF_HOME", file, "HUGGING_FACE_HUB_TOKEN", "hf_old")));
    assertEquals(
        "Bearer hf_new", token(Map.of("HF_TOKEN", " hf_new ", "HUGGING_FACE_HUB_TOKEN", "hf_old")));
    assertEquals("Bearer hf_file", token(Map.of("HF_TOKEN_PATH", file + "/token")));
    assertTrue(
        of(Map.of("HF_TOKEN", "hf_x", "HF_HUB_DISABLE_IMPLICIT_TOKEN", "True")).token().isEmpty());
    assertFalse(of(Map.of("HF_TOKEN", "hf_secret")).toString().contains("secret"));
  }

  @Test
  void offlineIsSaidByEitherVariableAndTheFirstWins() throws IOException {
    assertTrue(of(Map.of("HF_HUB_OFFLINE", "yes")).offline());
    assertTrue(of(Map.of("TRANSFORMERS_OFFLINE", "ON")).offline());
    assertFalse(of(Map.of("HF_HUB_OFFLINE", "0", "TRANSFORMERS_OFFLINE", "1")).offline());
    assertFalse(of(Map.of()).offline());
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNoSecretIsInIt() {
    InvalidInputException wrong =
        assertThrows(
            InvalidInputException.class,
            () ->
                of(
                    Map.of(
                        "HF_ENDPOINT", "huggingface.co",
                        "HF_HUB_ETAG_TIMEOUT", "soon",
                        "HF_HUB_DOWNLOAD_TIMEOUT", "0",
                        "HF_TOKEN", "hf_secret\nX-Evil: 1")));

    assertEquals(4, wrong.problems().size(), wrong.getMessage());
    assertFalse(wrong.getMessage().contains("secret"));
  }

  @Test
  void aProxyOfTheEnvironmentIsAskedWithItsPassword() throws IOException {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    HttpServer proxy = proxy(asked);
    try {
      String address = "127.0.0.1:" + proxy.getAddress().getPort();
      GoldenHub client = new GoldenHub(home.resolve("hub"), "http://hub.invalid");
      client.environment.put("HTTP_PROXY", address);
      assertEquals(Reason.OTHER, failed(client).reason());
      assertTrue(failed(client).getMessage().startsWith("The proxy on the way to hub.invalid"));

      client.environment.put("http_proxy", "http://me:p%40ss@" + address);
      assertEquals(Reason.NO_REPOSITORY, failed(client).reason());
      assertEquals("GET http://hub.invalid/api/models/org/demo/revision/main", last(asked));

      asked.clear();
      client.environment.put("NO_PROXY", "localhost, .invalid");
      assertEquals(Reason.UNKNOWN_HOST, failed(client).reason());
      assertEquals(List.of(), asked);
    } finally {
      proxy.stop(0);
    }
  }

  /** A proxy that lets only me with p@ss in, and then plays a hub without models. */
  private static HttpServer proxy(List<String> asked) throws IOException {
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          String who = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
          boolean known = "Basic bWU6cEBzcw==".equals(who);
          exchange
              .getResponseHeaders()
              .set(
                  known ? "X-Error-Code" : "Proxy-Authenticate",
                  known ? "RepoNotFound" : "Basic realm=\"x\"");
          exchange.sendResponseHeaders(known ? 404 : 407, -1);
          exchange.close();
        });
    proxy.start();
    return proxy;
  }

  private static HubException failed(GoldenHub client) {
    return assertThrows(
        HubException.class, () -> client.hub().fetch(ModelName.of("org/demo"), FetchListener.NONE));
  }

  private static String last(List<String> asked) {
    return asked.get(asked.size() - 1);
  }

  private String token(Map<String, String> environment) throws IOException {
    return of(environment).token().orElseThrow().authorization();
  }

  private HubSettings of(Map<String, String> environment) throws IOException {
    return HubSettings.of(environment, home);
  }
}
