package org.injerto.server.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser with an empty memory, in which the page is open. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path PICTURES = Path.of("target/screenshots");

  private final ChromeDriver driver;

  /**
   * How a browser looks at pages.
   *
   * @param language that it asks for, such as es
   * @param scheme light or dark
   * @param width in pixels
   */
  record Kind(String language, String scheme, int width) {
    static final Kind SPANISH = new Kind("es-MX", "light", 900);
    static final Kind ENGLISH = new Kind("en", "light", 900);
    static final Kind DARK = new Kind("en", "dark", 900);
    static final Kind PHONE = new Kind("es", "light", 360);
  }

  private Browser(Kind kind) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(property("chromedriver")))
            .usingAnyFreePort()
            .build();
    this.driver = new ChromeDriver(service, options(kind.language));
    size(kind.width);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", kind.scheme))));
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), () -> "-D" + name + " is missing");
  }

  private static ChromeOptions options(String language) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(property("chromium"));
    options.addArguments(
        "--headless",
        "--no-sandbox", // it sees no page but ours, and root has no other choice
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run");
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** Opens the page and waits until it can be used. */
  static Browser open(URI server, Kind kind) {
    Browser browser = new Browser(kind);
    browser.go(server.resolve("/"));
    return browser;
  }

  void go(URI page) {
    driver.get(page.toString());
    waitUntil(() -> !text("send").isEmpty());
    waitUntil(
        () ->
            isShown("failure") || !driver.findElements(By.cssSelector("#snippets pre")).isEmpty());
  }

  void size(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  ChromeDriver driver() {
    return driver;
  }

  WebElement element(String id) {
    return driver.findElement(By.id(id));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The text that is in an element, shown or not. */
  String text(String id) {
    return Objects.requireNonNull(element(id).getDomProperty("textContent"));
  }

  boolean isShown(String id) {
    return element(id).isDisplayed();
  }

  Object run(String script, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript("return " + script, arguments), script);
  }

  void choose(String model) {
    new Select(element("model")).selectByVisibleText(model);
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Where the focus is: an id, or else the text. */
  String focus() {
    WebElement active = driver.switchTo().activeElement();
    String id = Objects.requireNonNull(active.getDomProperty("id"));
    return id.isEmpty() ? active.getText() : id;
  }

  void type(String id, String text) {
    element(id).clear();
    element(id).sendKeys(text);
  }

  /** Sends what is typed and waits for what becomes of it. */
  void send() {
    String before = text("status") + text("failure");
    element("text").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
    waitUntil(() -> !before.equals(text("status") + text("failure")));
  }

  void waitUntil(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE).until(any -> condition.getAsBoolean());
  }

  /** What the browser complains of: scripts that fail, whatever the policy forbids. */
  List<String> complaints() {
    return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Takes a picture of the whole page, for people to look at. */
  void picture(String name) {
    Map<String, Object> picture =
        driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    try {
      Files.createDirectories(PICTURES);
      Files.write(
          PICTURES.resolve(name + ".png"),
          Base64.getDecoder().decode((String) picture.get("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
