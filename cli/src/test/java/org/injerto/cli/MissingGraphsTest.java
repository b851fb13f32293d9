package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.injerto.onnx.OnnxTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that nobody exported, or not as they are now, are served all the same. */
class MissingGraphsTest {
  private static final String TEXT = "Abrió la [MASK] y entró en la casa.";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path model;

  /** A model as somebody would have trained it. */
  @BeforeEach
  void copy() throws IOException {
    model = Files.createDirectories(folder.resolve("mine"));
    Path mini = EmbeddedFolders.MODELS.extract("es-mini");
    for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
      Files.copy(mini.resolve(name), model.resolve(name));
    }
  }

  private Path graph(String name) {
    return model.resolve("onnx").resolve(name);
  }

  private void export(OnnxTask task, String name) throws IOException {
    Files.createDirectories(model.resolve("onnx"));
    try (OnnxExporter exporter = OnnxExporter.open(model)) {
      exporter.write(task, Flavour.FUSED, graph(name));
    }
  }

  private void train() throws IOException {
    Path weights = model.resolve("model.safetensors");
    byte[] changed = Files.readAllBytes(weights);
    changed[changed.length - 1] ^= 1;
    Files.write(weights, changed);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(model)) {
      return files.map(file -> model.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void aModelWithoutAGraphGetsOneThatStays() throws Exception {
    Serving first = Serving.start(model.toString());
    HttpResponse<String> answer = first.post("/invocations", "{\"inputs\":\"" + TEXT + "\"}");
    assertEquals("fp32", first.model("precision"));
    String said = first.stop();
    assertTrue(said.contains(model + " has no graph yet"), said);
    assertTrue(files().contains("onnx/model.onnx"), files().toString());

    Run run = Run.reading(TEXT, "predict", model.toString(), "--task=fill-mask", "--top=1");
    JsonNode expected = JSON.readTree(run.out()).path("masks").path(0).path(0).path("token");
    assertEquals(expected, JSON.readTree(answer.body()).path(0).path("token_str"));

    Serving second = Serving.start(model.toString());
    said = second.stop();
    assertFalse(said.contains("graph"), said);
  }

  @Test
  void anOutdatedGraphIsMadeAnewAsItWas() throws Exception {
    export(OnnxTask.FEATURE_EXTRACTION, "model.int8.onnx");
    train();
    Serving serving = Serving.start(model.toString());
    assertEquals("int8", serving.model("precision"));
    assertEquals("feature-extraction", serving.model("task"));
    String said = serving.stop();
    assertTrue(said.contains("is of another model than lies there now"), said);

    Run run =
        Run.reading("Hola.", "predict", model.toString(), "--task=feature-extraction", "--quiet");
    assertEquals("", run.err());
    assertEquals(
        ExitCode.DONE, Run.of("package", model.toString(), "--output=" + folder + "/m").code());
  }

  @Test
  void whatIsKeptInACacheStaysAsItIs() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Serving serving =
        Serving.in(
            Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary),
            "mini=es-mini",
            "again=es-mini");
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(1, files.filter(file -> file.toString().contains("injerto-serve-")).count());
    }
    assertEquals(200, serving.post("/models/mini", "{\"inputs\":\"" + TEXT + "\"}").statusCode());
    assertEquals(200, serving.post("/models/again", "{\"inputs\":\"" + TEXT + "\"}").statusCode());
    serving.stop();
    assertFalse(Files.exists(EmbeddedFolders.MODELS.extract("es-mini").resolve("onnx")));
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(0, files.filter(file -> file.toString().contains("injerto-serve-")).count());
    }
  }

  @Test
  void aGraphOfAnotherProgramIsNotTouched() throws Exception {
    Files.createDirectory(model.resolve("onnx"));
    Files.writeString(graph("model.onnx"), "of another program");
    Serving serving = Serving.start(model.toString());
    assertEquals(200, serving.post("/", "{\"inputs\":\"" + TEXT + "\"}").statusCode());
    String said = serving.stop();
    assertTrue(said.contains(model + " stays as it is"), said);
    assertEquals("of another program", Files.readString(graph("model.onnx")));

    Files.move(graph("model.onnx"), graph("model_quantized.onnx"));
    Serving.start(model.toString()).stop();
    assertEquals("of another program", Files.readString(graph("model_quantized.onnx")));
  }

  @Test
  void aGraphThatIsGoodIsNotReplacedByOneThatIsAskedFor() throws IOException {
    export(OnnxTask.FILL_MASK, "model.onnx");
    byte[] before = Files.readAllBytes(graph("model.onnx"));
    String text = Refusal.of("serve", model.toString(), "--port=0", "--precision=int8");
    assertTrue(text.endsWith("injerto export " + model + " --int8"), text);
    assertArrayEquals(before, Files.readAllBytes(graph("model.onnx")));
    assertFalse(Files.exists(graph("model.int8.onnx")));
  }

  @Test
  void aServerThatIsEndedBeforeItIsReadyLeavesNothingHalf() throws Exception {
    ProgramProcess process = Serving.process(Map.of(), model.toString());
    String line = process.nextLine();
    assertTrue(line.contains("has no graph yet"), line);
    process.terminate();
    ProgramProcess.Ended ended = process.end();
    assertEquals(0, ended.code(), ended.err());
    assertFalse(ended.err().contains("Exception"), ended.err());
    try (Stream<Path> files = Files.list(model)) {
      assertEquals(0, files.filter(file -> file.toString().contains("/.onnx")).count());
    }
  }
}
