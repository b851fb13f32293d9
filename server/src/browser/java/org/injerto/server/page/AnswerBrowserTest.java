package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.server.InferenceServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What the page shows is what the server said. */
class AnswerBrowserTest {
  private static final String TEXT = "El hotel es malo y la comida también.";

  private InferenceServer server;
  private Browser browser;

  @BeforeEach
  void open() {
    server = PageServer.start("classify", "classify-multi", "embed", "fill", "regress");
    browser = Browser.open(server.uri(), Browser.Kind.SPANISH);
  }

  @AfterEach
  void close() {
    assertEquals(List.of(), browser.complaints());
    browser.close();
    server.close();
  }

  private JsonNode asked(String model, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/models/" + model))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return new JsonMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private List<String> names() {
    return browser.all(".bars .name").stream().map(WebElement::getText).toList();
  }

  private List<Double> shares() {
    return browser.all(".bars data").stream()
        .map(share -> Double.valueOf(share.getDomAttribute("value")))
        .toList();
  }

  private static void assertScores(JsonNode answers, List<Double> shown) {
    assertEquals(answers.findValues("score").stream().map(JsonNode::doubleValue).toList(), shown);
  }

  @Test
  void labelsHaveBarsAsLongAsTheirProbabilities() throws Exception {
    browser.type("text", TEXT);
    browser.send();

    JsonNode answer =
        asked("classify", "{\"inputs\":\"" + TEXT + "\",\"parameters\":{\"top_k\":null}}");
    assertEquals(List.of("positivo", "neutro", "negativo"), names());
    assertScores(answer, shares());
    assertEquals(
        List.of("72,9 %", "15,2 %", "11,8 %"),
        browser.all(".bars data").stream()
            .map(data -> data.getText().replace('\u00a0', ' '))
            .toList());
    assertEquals("positivo 72,9 %", browser.text("headline").replace('\u00a0', ' '));
    List<WebElement> tracks = browser.all(".track");
    for (int i = 0; i < tracks.size(); i++) {
      double whole = tracks.get(i).getSize().getWidth();
      double filled = tracks.get(i).findElement(By.tagName("div")).getSize().getWidth();
      assertEquals(shares().get(i), filled / whole, 0.005);
    }
    assertTrue(
        browser.text("timing").matches("En el servidor: [\\d.,]+ ms · Ida y vuelta: [\\d.,]+ ms"),
        browser.text("timing"));
    assertTrue(browser.text("status").startsWith(browser.text("headline")));
    browser.picture("classification-es");
  }

  @Test
  void labelsOfWhichSeveralMayFitHaveProbabilitiesOfTheirOwn() throws Exception {
    browser.choose("classify-multi");
    browser.send();

    assertScores(
        asked(
            "classify-multi",
            "{\"inputs\":\"La película me gustó mucho.\",\"parameters\":{\"top_k\":null}}"),
        shares());
  }

  @Test
  void aNumberIsNoShare() {
    browser.choose("regress");
    browser.send();

    assertEquals("similitud -1,015", browser.text("headline"));
    assertEquals(List.of(), browser.all(".track"));
  }

  @Test
  void candidatesStandInTheSentence() throws Exception {
    browser.choose("fill");
    browser.send();

    JsonNode answer =
        asked(
            "fill", "{\"inputs\":\"Madrid es la [MASK] de España.\",\"parameters\":{\"top_k\":5}}");
    assertScores(answer, shares());
    assertEquals(
        answer.findValues("token_str").stream()
            .map(token -> "Madrid es la " + token.textValue() + " de España.")
            .toList(),
        names());
    assertEquals(
        answer.findValues("token_str").stream().map(JsonNode::textValue).toList(),
        browser.all("mark").stream().map(WebElement::getText).toList());
    browser.picture("filling-es");
  }

  @Test
  void theMaskIsPutWhereTheCursorIs() {
    browser.choose("fill");
    browser.type("text", "El corre por el .");
    insertMaskAt(browser, 16);
    insertMaskAt(browser, 3);
    browser.press(" ");
    browser.send();

    assertEquals("El [MASK] corre por el [MASK].", browser.element("text").getDomProperty("value"));
    assertEquals(
        List.of("Hueco 1", "Hueco 2"),
        browser.all("#answer h3").stream().map(WebElement::getText).toList());
    assertEquals(10, names().size());
    assertTrue(names().get(0).endsWith(" corre por el [MASK]."), names().get(0));
    assertTrue(names().get(5).startsWith("El [MASK] corre por el "), names().get(5));
    browser.picture("filling-two-masks-es");
  }

  private static void insertMaskAt(Browser browser, int place) {
    browser
        .driver()
        .executeScript(
            "arguments[0].setSelectionRange(arguments[1], arguments[1])",
            browser.element("text"),
            place);
    browser.element("mask").click();
  }

  @Test
  void twoTextsAreCompared() throws Exception {
    browser.choose("embed");
    browser.type("other", "¡Qué horror!");
    browser.send();

    JsonNode vectors =
        asked("embed", "{\"inputs\":[\"Mañana lloverá en Bogotá.\",\"¡Qué horror!\"]}");
    double shown =
        Double.parseDouble(
            browser.element("headline").findElement(By.tagName("data")).getDomAttribute("value"));
    assertEquals(cosine(vectors.get(0), vectors.get(1)), shown, 1e-6);
    assertEquals("Texto 1: 3 números", browser.all("#answer h3").get(0).getText());
    assertEquals(2, browser.all("#answer pre").size());
    browser.picture("vectors-es");
  }

  private static double cosine(JsonNode a, JsonNode b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private static double product(JsonNode a, JsonNode b) {
    return IntStream.range(0, a.size())
        .mapToDouble(i -> a.get(i).doubleValue() * b.get(i).doubleValue())
        .sum();
  }

  @Test
  void oneTextHasItsVectorAlone() {
    browser.choose("embed");
    browser.send();

    assertEquals("Un vector de 3 números", browser.text("headline"));
    assertEquals(1, browser.all("#answer pre").size());
  }

  @Test
  void whatWasTypedStaysWhenTheModelChanges() {
    browser.type("text", TEXT);
    browser.send();
    browser.choose("classify-multi");

    assertEquals(TEXT, browser.element("text").getDomProperty("value"));
    assertFalse(browser.isShown("result"), "the answer is another model's");
    browser.element("example").click();
    assertEquals("La película me gustó mucho.", browser.element("text").getDomProperty("value"));
  }

  @Test
  void eachVersionCanBeAsked() {
    PageServer.load(server, "classify/1", "classify/2");
    browser.go(server.uri());
    browser.choose("classify · 2");
    browser.send();

    assertTrue(browser.text("facts").contains("versión 2"));
    assertTrue(browser.text("snippets").contains("X-Injerto-Version: 2"));
  }
}
