package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.injerto.server.InferenceServer;
import org.injerto.server.page.Browser.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that the page shows is run as it stands there. */
class SnippetBrowserTest {
  private static final String NASTY =
      "¿Qué? «Ñandú» 'a' \"b\" $HOME `id` \\u0041 \\n %s\n!! [MASK] ; 😀 '\\''";

  @TempDir private Path folder;
  private InferenceServer server;
  private Browser browser;

  @BeforeEach
  void open() {
    server = PageServer.start("classify", "embed", "fill");
    browser = Browser.open(server.uri(), Kind.ENGLISH);
  }

  @AfterEach
  void close() {
    browser.close();
    server.close();
  }

  /** Sets it at once: keys cannot type what is outside the first plane of Unicode. */
  private void put(String text) {
    browser
        .driver()
        .executeScript(
            "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
            browser.element("text"),
            text);
    browser.send();
  }

  private String code(String id) {
    return browser.all("#" + id + " pre").get(0).getDomProperty("textContent");
  }

  private List<Double> shown() {
    return browser.all(".bars data").stream()
        .map(share -> Double.valueOf(share.getDomAttribute("value")))
        .toList();
  }

  private String output(Stream<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command.toList())
            .directory(folder.toFile())
            .redirectError(folder.resolve("error").toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> read(folder.resolve("error")));
    return output;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<Double> scores(String json) throws IOException {
    JsonNode answer = new JsonMapper().readTree(json);
    return answer.findValues("score").stream().map(JsonNode::doubleValue).toList();
  }

  @Test
  void curlAsksTheSame() throws Exception {
    put(NASTY);

    String answer = output(Stream.of("bash", "-c", "set -u; " + code("curl")));

    assertTrue(shown().size() > 1);
    assertEquals(shown(), scores(answer));
  }

  @Test
  void javaAsksTheSame() throws Exception {
    put(NASTY);
    Path source = Files.writeString(folder.resolve("Ask.java"), code("http"));

    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String answer = output(Stream.of(java, "-Dfile.encoding=UTF-8", source.toString()));

    assertEquals(shown(), scores(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classify", "embed", "fill"})
  void theJavaInterfaceHasWhatIsShown(String model) throws Exception {
    put(NASTY);
    browser.choose(model);
    compile(code("api"));
    if (model.equals("embed")) {
      browser.type("other", "¡Qué horror!");
      compile(code("api"));
    }
  }

  private void compile(String code) throws IOException {
    Path source = Files.writeString(folder.resolve("Ask.java"), code);
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    int status =
        compiler.run(
            null,
            null,
            null,
            "-encoding",
            "UTF-8",
            "-proc:none",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            source.toString());
    assertEquals(0, status, code);
  }

  @Test
  void theCodeIsCopiedOrAtLeastSelected() {
    browser
        .driver()
        .executeCdpCommand(
            "Browser.grantPermissions",
            java.util.Map.of(
                "permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    browser.all("#snippets summary").get(0).click();
    browser.all("#curl button").get(0).click();
    browser.waitUntil(() -> browser.text("copied").equals("Copied."));
    assertEquals(
        Optional.of(code("curl")),
        Optional.ofNullable(
            (String)
                browser
                    .driver()
                    .executeAsyncScript("navigator.clipboard.readText().then(arguments[0])")));

    browser.run("delete Navigator.prototype.clipboard");
    browser.all("#curl button").get(0).click();
    browser.waitUntil(() -> browser.text("copied").contains("selected"));
    assertEquals(code("curl"), browser.run("getSelection().toString()"));
  }
}
