package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.BearerToken;
import org.injerto.server.InferenceServer;
import org.injerto.server.ServerConfig;
import org.injerto.server.ServerConfig.Access;
import org.injerto.server.model.BatchingConfig;
import org.injerto.server.page.Browser.Kind;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What the page says when there is no answer. */
class FailureBrowserTest {
  private static String invalid(Browser browser, String field) {
    return Optional.ofNullable(browser.element(field).getDomAttribute("aria-invalid")).orElse("");
  }

  @Test
  void theFieldThatIsWrongIsNamedAndMarked() {
    try (InferenceServer server = PageServer.start("fill");
        Browser browser = Browser.open(server.uri(), Kind.SPANISH)) {
      browser.type("text", "Madrid es la capital.");
      browser.send();

      assertTrue(browser.text("failure").startsWith("El servidor no entiende la petición."));
      assertTrue(browser.text("failure").contains("inputs"), browser.text("failure"));
      assertTrue(browser.text("failure").contains("[MASK]"), "in the language of the page");
      assertEquals("alert", browser.element("failure").getDomAttribute("role"));
      assertEquals("true", invalid(browser, "text"));
      assertEquals("failure", browser.element("text").getDomAttribute("aria-describedby"));
      assertFalse(browser.isShown("result"));
      browser.picture("failure-400-es");

      browser.element("example").click();
      browser.send();
      assertFalse(browser.isShown("failure"));
      assertEquals("", invalid(browser, "text"));
    }
  }

  @Test
  void ofTwoTextsTheWrongOneIsMarked() {
    try (InferenceServer server = PageServer.start("embed");
        Browser browser = Browser.open(server.uri(), Kind.ENGLISH)) {
      browser.type("other", "   ");
      browser.send();

      assertTrue(browser.text("failure").contains("inputs[1]"), browser.text("failure"));
      assertEquals("", invalid(browser, "text"));
      assertEquals("true", invalid(browser, "other"));
      assertFalse(browser.isShown("result"));
    }
  }

  @Test
  void aServerThatIsFullIsTriedAgain() throws Exception {
    Gate gate = new Gate();
    BatchingConfig small = new BatchingConfig(1, 4096, 1, 1, 65_536, Duration.ZERO);
    ServerConfig usual = PageServer.config(Access.OPEN);
    ServerConfig config = new ServerConfig(usual.address(), usual.limits(), small, usual.access());
    try (InferenceServer server = PageServer.start(config, gate::model)) {
      PageServer.load(server, "slow");
      CompletableFuture<HttpResponse<String>> running = ask(server.uri());
      gate.awaitAsked();
      CompletableFuture<HttpResponse<String>> waiting = ask(server.uri());
      try (Browser browser = Browser.open(server.uri(), Kind.ENGLISH)) {
        browser.send();
        assertTrue(
            browser
                .text("failure")
                .matches(
                    "(?s)The server has too many requests\\. Try again in \\d+ s\\..*Try again"),
            browser.text("failure"));
        browser.picture("failure-429-en");

        gate.letGo();
        assertEquals(200, running.get().statusCode());
        assertEquals(200, waiting.get().statusCode());
        browser.driver().findElement(By.cssSelector("#failure button")).click();
        browser.waitUntil(() -> browser.isShown("result"));
        assertFalse(browser.isShown("failure"));
        assertEquals("send", browser.focus());
      } finally {
        gate.letGo();
      }
    }
  }

  private static CompletableFuture<HttpResponse<String>> ask(URI server) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/models/slow"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"inputs\":\"hola\"}"))
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
  }

  @Test
  void theTokenIsAskedForAndKeptNowhere() {
    String token = "una-clave-muy-secreta";
    Access access = new Access(Optional.empty(), Optional.of(new BearerToken(token)));
    try (InferenceServer server = PageServer.start(PageServer.config(access))) {
      PageServer.load(server, "classify");
      try (Browser browser = Browser.open(server.uri(), Kind.SPANISH)) {
        assertTrue(browser.text("failure").contains("pide una clave"));
        assertFalse(browser.isShown("text"), "there is nothing to ask yet");
        browser.waitUntil(() -> browser.focus().equals("token"));
        browser.picture("failure-401-es");
        browser.press(token, Keys.ENTER);
        browser.waitUntil(() -> !browser.all("#snippets pre").isEmpty());
        browser.send();

        assertTrue(browser.isShown("result"), browser.text("failure"));
        assertTrue(browser.text("snippets").contains("Authorization: Bearer $TOKEN"));
        assertFalse(browser.text("snippets").contains(token));
        assertEquals("{}", browser.run("JSON.stringify({...localStorage, ...sessionStorage})"));
      }
    }
  }

  @Test
  void aServerThatIsGoneIsSaidToBe() {
    InferenceServer server = PageServer.start("classify");
    try (Browser browser = Browser.open(server.uri(), Kind.ENGLISH)) {
      server.close();
      browser.send();

      assertTrue(browser.text("failure").startsWith("The server does not answer."));
    }
  }

  @Test
  void whileModelsAreLoadedThePageCanBeTriedAgain() {
    try (InferenceServer server = PageServer.start(PageServer.config(Access.OPEN));
        Browser browser = Browser.open(server.uri(), Kind.ENGLISH)) {
      assertTrue(browser.text("failure").contains("no model that is ready"));
      PageServer.load(server, "classify");
      browser.driver().findElement(By.cssSelector("#failure button")).click();
      browser.waitUntil(() -> !browser.all("#snippets pre").isEmpty());
      browser.send();

      assertTrue(browser.isShown("result"));
    }
  }
}
