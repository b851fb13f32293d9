package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.injerto.server.InferenceServer;
import org.injerto.server.page.Browser.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Languages, colours and sizes. */
class LooksBrowserTest {
  private static final String WHITE = "rgb(255, 255, 255)";
  private static final String NIGHT = "rgb(20, 23, 27)";

  private final InferenceServer server =
      PageServer.start("classify", "embed", "fill", HostileLabels.NAME);

  @AfterEach
  void stop() {
    server.close();
  }

  private static void click(Browser browser, String button) {
    browser.driver().findElement(By.xpath("//button[.='" + button + "']")).click();
  }

  private static String ground(Browser browser) {
    return (String) browser.run("getComputedStyle(document.body).backgroundColor");
  }

  @ParameterizedTest
  @CsvSource({
    "es-MX, es, Enviar",
    "en-GB, en, Send",
    "'fr,es,en', es, Enviar",
    "'de,fr', en, Send"
  })
  void thePageSpeaksTheLanguageOfTheBrowser(String wanted, String language, String send) {
    try (Browser browser = Browser.open(server.uri(), new Kind(wanted, "light", 900))) {
      assertEquals(send, browser.text("send"));
      assertEquals(language, browser.run("document.documentElement.lang"));
    }
  }

  @Test
  void anotherLanguageIsSpokenAtOnceAndRemembered() {
    try (Browser browser = Browser.open(server.uri(), Kind.SPANISH)) {
      browser.send();
      assertTrue(browser.text("headline").contains("64,4"));
      click(browser, "English");
      browser.waitUntil(() -> browser.text("send").equals("Send"));

      assertTrue(browser.text("headline").contains("64.4"), "what was answered speaks it too");
      assertTrue(browser.text("timing").contains("Round trip"));
      assertEquals("Injerto: try a model", browser.driver().getTitle());
      browser.driver().navigate().refresh();
      browser.waitUntil(() -> browser.text("send").equals("Send"));
      assertEquals("true", pressed(browser, "English"));
      assertEquals("false", pressed(browser, "Español"));
    }
  }

  private static String pressed(Browser browser, String button) {
    return browser
        .driver()
        .findElement(By.xpath("//button[.='" + button + "']"))
        .getDomAttribute("aria-pressed");
  }

  @Test
  void theColoursAreThoseOfTheSystemUntilOthersAreChosen() {
    try (Browser browser = Browser.open(server.uri(), Kind.DARK)) {
      assertEquals(NIGHT, ground(browser));
      browser.send();
      browser.picture("classification-en-dark");
      click(browser, "Light");
      assertEquals(WHITE, ground(browser));
      browser.driver().navigate().refresh();
      browser.waitUntil(() -> browser.text("send").equals("Send"));
      assertEquals(WHITE, ground(browser));
      assertEquals("true", pressed(browser, "Light"));
      click(browser, "System");
      assertEquals(NIGHT, ground(browser));
    }
    try (Browser browser = Browser.open(server.uri(), Kind.ENGLISH)) {
      assertEquals(WHITE, ground(browser));
      click(browser, "Dark");
      assertEquals(NIGHT, ground(browser));
      assertEquals("true", pressed(browser, "Dark"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classify", "embed", "fill", HostileLabels.NAME})
  void onAPhoneNothingStandsBesideTheScreen(String model) {
    try (Browser browser = Browser.open(server.uri(), Kind.PHONE)) {
      browser.choose(model);
      if (model.equals("embed")) {
        browser.type("other", "¡Qué horror! " + "x".repeat(200));
      }
      browser.send();
      browser.all("summary").forEach(summary -> summary.click());

      assertEquals(
          Map.of("screen", 360L, "page", 360L),
          browser.run("({screen: innerWidth, page: document.documentElement.scrollWidth})"));
      assertEquals(List.of(), browser.run(OUTSIDE), "nothing is cut off either");
      browser.picture(model + "-phone-es");
    }
  }

  private static final String OUTSIDE =
      "[...document.querySelectorAll('main *, header *')].filter(e => !e.classList.contains('unseen')"
          + " && e.getBoundingClientRect().right > 360).map(e => e.outerHTML.slice(0, 80))";

  @Test
  void fingersFindTheButtons() {
    try (Browser browser = Browser.open(server.uri(), Kind.PHONE)) {
      browser
          .all("button")
          .forEach(
              button ->
                  assertTrue(
                      !button.isDisplayed() || button.getSize().getHeight() >= 24,
                      button.getText()));
    }
  }
}
