package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.injerto.server.InferenceServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page without a mouse. */
class KeyboardBrowserTest {
  @Test
  void everythingIsReachedInTheOrderInWhichItStands() {
    try (InferenceServer server = PageServer.start("fill");
        Browser browser = Browser.open(server.uri(), Browser.Kind.ENGLISH)) {
      List<String> order = new ArrayList<>();
      for (int i = 0; i < 13; i++) {
        browser.press(Keys.TAB);
        order.add(browser.focus());
        assertNotEquals("none", style(browser, "outlineStyle"), browser.focus());
        assertEquals("3px", style(browser, "outlineWidth"), browser.focus());
      }

      assertEquals(
          List.of(
              "Español",
              "English",
              "System",
              "Light",
              "Dark",
              "model",
              "text",
              "mask",
              "example",
              "send",
              "curl",
              "Java (java.net.http)",
              "Java (Injerto)"),
          order);
    }
  }

  private static String style(Browser browser, String name) {
    return (String) browser.run("getComputedStyle(document.activeElement)." + name);
  }

  @Test
  void aModelIsChosenATextIsTypedSentAndCopiedWithKeysAlone() {
    try (InferenceServer server = PageServer.start("classify", "regress");
        Browser browser = Browser.open(server.uri(), Browser.Kind.ENGLISH)) {
      tabTo(browser, "model");
      browser.press("r"); // the list is chosen from by first letters
      tabTo(browser, "text");
      browser.press(
          Keys.chord(Keys.CONTROL, "a"), "¡Qué horror!", Keys.chord(Keys.CONTROL, Keys.ENTER));
      browser.waitUntil(() -> browser.isShown("result"));
      assertEquals("similitud -0.3064", browser.text("headline"));

      tabTo(browser, "send");
      String before = browser.text("status");
      browser.press(Keys.ENTER);
      browser.waitUntil(() -> !before.equals(browser.text("status")));

      tabTo(browser, "curl");
      browser.press(Keys.SPACE);
      tabTo(browser, "Copy");
      browser.press(Keys.ENTER);
      browser.waitUntil(() -> !browser.text("copied").isEmpty());
    }
  }

  private static void tabTo(Browser browser, String place) {
    List<String> seen = new ArrayList<>();
    while (!browser.focus().equals(place)) {
      browser.press(Keys.TAB);
      seen.add(browser.focus());
      assertTrue(seen.size() < 40, seen.toString());
    }
  }
}
