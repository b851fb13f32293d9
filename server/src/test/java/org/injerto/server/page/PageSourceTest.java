package org.injerto.server.page;

import static org.injerto.server.page.PageSource.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be seen of the page without a browser. */
class PageSourceTest {
  private static final String PAGE = PageSource.read("index.html");
  private static final Pattern IMPORT =
      Pattern.compile("import \\{([^}]*)\\} from \"\\./([a-z]+\\.js)\";");

  @Test
  void everyFileOfTheFolderIsServed() {
    Set<String> served = new TreeSet<>(Playground.files());
    served.add("index.html");

    assertEquals(new TreeSet<>(PageSource.names()), served);
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    Map<String, String> spanish = PageSource.words("es");
    Map<String, String> english = PageSource.words("en");

    assertEquals(english.keySet(), spanish.keySet());
    for (String key : english.keySet()) {
      assertEquals(values(english.get(key)), values(spanish.get(key)), key);
    }
  }

  private static Set<String> values(String sentence) {
    return new TreeSet<>(found("(\\{\\d\\})", sentence));
  }

  @Test
  void everySentenceThatIsAskedForIsThereAndIsUsed() {
    Set<String> asked = new TreeSet<>(found("data-i18n(?:-label)?=\"([^\"]*)\"", PAGE));
    asked.addAll(found("\\bsay\\(\\s*\"([^\"]*)\"", PageSource.allModules()));
    Set<String> there = new TreeSet<>(PageSource.words("es").keySet());
    there.removeIf(key -> key.matches("failure\\.\\d+")); // asked for by number

    assertEquals(there, asked);
  }

  @Test
  void everyElementThatTheModulesUseIsInThePageOnce() {
    List<String> there = found("\\bid=\"([^\"]*)\"", PAGE);
    Set<String> used = new TreeSet<>(found("\\bbyId\\(\"([^\"]*)\"\\)", PageSource.allModules()));

    assertEquals(new HashSet<>(there).size(), there.size());
    used.removeAll(there);
    assertEquals(Set.of(), used);
  }

  @Test
  void whatIsReferredToInThePageIsThere() {
    List<String> ids = found("\\bid=\"([^\"]*)\"", PAGE);
    List<String> referred = found("\\b(?:for|aria-(?:describedby|labelledby))=\"([^\"]*)\"", PAGE);

    assertTrue(ids.containsAll(referred), referred.toString());
    for (String file : found("(?:src|href)=\"([^\"]*)\"", PAGE)) {
      assertTrue(file.startsWith("playground/"), file);
      assertTrue(Playground.files().contains(file.substring("playground/".length())), file);
    }
  }

  @Test
  void everyFieldHasALabel() {
    List<String> fields = found("<(?:input|select|textarea) id=\"([^\"]*)\"", PAGE);

    assertEquals(4, fields.size());
    assertEquals(new TreeSet<>(fields), new TreeSet<>(found("<label for=\"([^\"]*)\"", PAGE)));
  }

  @Test
  void whatAModuleImportsTheOtherExports() {
    for (String module : PageSource.modules()) {
      for (Matcher line = IMPORT.matcher(PageSource.read(module)); line.find(); ) {
        String other = PageSource.read(line.group(2));
        for (String name : line.group(1).strip().split("\\s*,\\s*")) {
          assertTrue(
              Pattern.compile("export (async function|function|const) " + name + "\\b")
                  .matcher(other)
                  .find(),
              module + " imports " + name + " of " + line.group(2));
        }
      }
    }
  }

  @Test
  void nothingComesFromElsewhere() {
    for (String name : PageSource.names()) {
      List<String> addresses =
          new ArrayList<>(found("(?i)([a-z]+://[^\"'\\s>]*)", PageSource.read(name)));
      addresses.removeIf("http://www.w3.org/2000/svg"::equals); // a name, which nobody opens
      assertEquals(List.of(), addresses, name);
    }
  }

  @Test
  void noTextCanBecomeMarkupOrCode() {
    Pattern dangerous =
        Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment"
                + "|DOMParser|setHTML|\\beval\\b|new Function|javascript:|srcdoc");

    assertFalse(dangerous.matcher(PageSource.allModules()).find());
    assertFalse(Pattern.compile("(?i)\\s(on[a-z]+|style)\\s*=").matcher(PAGE).find());
    assertFalse(Pattern.compile("(?i)<script(?![^>]* src=)|<style").matcher(PAGE).find());
  }

  @Test
  void onlyTwoChoicesAreRememberedAndNothingGoesIntoTheAddress() {
    String modules = PageSource.allModules();

    assertFalse(
        Pattern.compile("sessionStorage|indexedDB|cookie|history\\.|location|caches\\b")
            .matcher(modules)
            .find());
    assertEquals(2, found("(localStorage)", modules).size());
    assertEquals(2, found("(localStorage)", PageSource.read("memory.js")).size());
    assertEquals(
        Set.of("theme", "language"), new HashSet<>(found("remember\\(\"(\\w+)\"", modules)));
    assertFalse(
        PAGE.contains(" name=\"text\""), "a form that the browser sends by itself is empty");
    assertTrue(PAGE.contains("<form id=\"form\" method=\"post\" autocomplete=\"off\""));
  }
}
