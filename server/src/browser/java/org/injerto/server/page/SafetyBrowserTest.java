package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.injerto.server.InferenceServer;
import org.injerto.server.ServerConfig.Access;
import org.injerto.server.page.Browser.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptException;

/** Hostile texts and labels, and what is left of what was typed. */
class SafetyBrowserTest {
  private InferenceServer server;
  private Browser browser;

  @BeforeEach
  void open() {
    server = PageServer.start("classify", HostileLabels.NAME);
    browser = Browser.open(server.uri(), Kind.ENGLISH);
  }

  @AfterEach
  void close() {
    browser.close();
    server.close();
  }

  @Test
  void aLabelThatIsMarkupIsShownAsText() {
    browser.choose(HostileLabels.NAME);
    browser.send();

    assertEquals(
        HostileLabels.LABELS,
        browser.all(".bars .name").stream()
            .map(name -> name.getDomProperty("textContent"))
            .toList());
    assertTrue(browser.text("headline").startsWith(HostileLabels.LABELS.get(0)));
    assertNothingRan();
    browser.picture("hostile-en");
  }

  @Test
  void aTextThatIsMarkupIsShownAsText() {
    String text =
        "<img src=x onerror=\"document.title='hacked'\"> [MASK] </pre><script>document.title='hacked'</script>";
    try (InferenceServer filling =
        PageServer.start(PageServer.config(Access.OPEN), EvenFiller::model)) {
      PageServer.load(filling, "even");
      browser.go(filling.uri());
      browser.type("text", text);
      browser.send();

      assertTrue(browser.all(".bars .name").get(0).getText().startsWith("<img src=x onerror="));
      assertNothingRan();
    }
  }

  private void assertNothingRan() {
    assertEquals("Injerto: try a model", browser.driver().getTitle());
    assertEquals(List.of(), browser.all("img, svg, body script"));
    assertEquals(List.of(), browser.complaints());
  }

  /** The second wall, should the first one have a hole. */
  @Test
  void thePolicyForbidsMarkupFromText() {
    assertThrows(
        JavascriptException.class,
        () -> browser.driver().executeScript("document.body.innerHTML = '<b>no</b>'"));
  }

  @Test
  void nothingIsLeftOfWhatWasTyped() {
    String secret = "Mi secreto es el número 4711.";
    browser.type("text", secret);
    browser.send();

    assertEquals(server.uri() + "/", browser.driver().getCurrentUrl());
    assertEquals("{}", browser.run("JSON.stringify({...localStorage, ...sessionStorage})"));
    assertEquals("", browser.run("document.cookie"));
    for (Object address : (List<?>) browser.run("performance.getEntries().map(e => e.name)")) {
      assertFalse(address.toString().contains("4711"), address.toString());
    }
    browser.driver().navigate().refresh();
    browser.waitUntil(() -> !browser.all("#snippets pre").isEmpty());
    assertEquals("La película me gustó mucho.", browser.element("text").getDomProperty("value"));
  }

  @Test
  void everyRequestGoesToTheServerItself() {
    browser.send();

    for (Object address :
        (List<?>) browser.run("performance.getEntriesByType('resource').map(e => e.name)")) {
      assertTrue(address.toString().startsWith(server.uri().toString()), address.toString());
    }
  }
}
