package org.injerto.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.injerto.archive.ArchiveWriter;
import org.injerto.archive.ServingFiles;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of the container: a real one, asked over HTTP, ended by a signal. */
class ServingContainerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path bundle;

  /** A model without its weights: the graph has them. */
  @BeforeAll
  static void export() throws IOException {
    Path model = EmbeddedFolders.MODELS.extract("es-mini");
    bundle = folder.resolve("mine");
    Files.createDirectories(bundle.resolve("onnx"));
    for (String name : List.of("config.json", "tokenizer.json", "tokenizer_config.json")) {
      Files.copy(model.resolve(name), bundle.resolve(name));
    }
    try (OnnxExporter exporter = OnnxExporter.open(model)) {
      exporter.write(exporter.task(), Flavour.FUSED, bundle.resolve("onnx/model.onnx"));
    }
  }

  @Test
  void aFolderIsServedUntilSigterm() throws Exception {
    try (ContainerProcess container =
        ContainerProcess.start(Map.of("INJERTO_MODEL", bundle.toString()), "serve")) {
      container.awaitLine("Serving at");
      assertEquals(200, get(container, "/ping").statusCode());
      assertAnswers(container);
      container.terminate();
      assertEquals(0, container.exitCode(), container.said());
    }
  }

  @Test
  void standardOutputThatCannotBeWrittenIsSaidOnStandardErrorAndHarmsNoAnswer() throws Exception {
    Map<String, String> environment = Map.of("INJERTO_MODEL", bundle.toString());
    try (ContainerProcess container =
        ContainerProcess.startInto(Path.of("/dev/full"), environment)) {
      container.awaitLine("Serving at");
      assertAnswers(container);
      container.awaitLine("the access log cannot be written");
      assertAnswers(container);
      String metrics = get(container, "/metrics").body();
      assertFalse(metrics.contains("injerto_access_log_lost_total 0.0"), metrics);
      container.terminate();
      assertEquals(0, container.exitCode(), container.said());
      int first = container.said().indexOf("the access log");
      assertEquals(first, container.said().lastIndexOf("the access log"), container.said());
    }
  }

  @Test
  void aLineForEachRequestGoesToStandardOutput() throws Exception {
    try (ContainerProcess container =
        ContainerProcess.start(Map.of("INJERTO_MODEL", bundle.toString()))) {
      container.awaitLine("Serving at");
      assertEquals(200, get(container, "/livez").statusCode());
      container.awaitLine("\"path\":\"/livez\",\"status\":200");
    }
  }

  @Test
  void anArchiveIsUnpackedAndServed() throws Exception {
    Path mounted = Files.createDirectories(folder.resolve("mounted"));
    Path work = Files.createDirectories(folder.resolve("work"));
    ArchiveWriter.write(ServingFiles.of(bundle), mounted.resolve("model.tar.gz"));
    Map<String, String> environment =
        Map.of("INJERTO_MODEL", mounted.toString(), "INJERTO_WORK", work.toString());
    try (ContainerProcess container = ContainerProcess.start(environment)) {
      container.awaitLine("Serving at");
      assertAnswers(container);
    }
  }

  @Test
  void withoutAModelItIsHealthyOnlyWhereModelsComeLater() throws Exception {
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    Map<String, String> several =
        Map.of("INJERTO_MODEL", nothing.toString(), "SAGEMAKER_MULTI_MODEL", "true");
    try (ContainerProcess container = ContainerProcess.start(several, "serve")) {
      container.awaitLine("Serving at");
      assertEquals(200, get(container, "/ping").statusCode());
    }
    Map<String, String> one = Map.of("INJERTO_MODEL", nothing.toString());
    try (ContainerProcess container = ContainerProcess.start(one, "serve")) {
      assertEquals(2, container.exitCode());
      assertTrue(container.said().contains("There is no model in " + nothing), container.said());
    }
  }

  @Test
  void allThatIsWrongWithTheEnvironmentIsSaidInTheLanguageAskedFor() throws Exception {
    Map<String, String> environment =
        Map.of(
            "SAGEMAKER_MULTI_MODEL", "perhaps",
            "INJERTO_QUEUE_ITEMS", "many",
            "INJERTO_TREADS", "2",
            "INJERTO_LANGUAGE", "es");
    try (ContainerProcess container = ContainerProcess.start(environment, "serve")) {
      assertEquals(2, container.exitCode());
      String said = container.said();
      assertTrue(said.startsWith("El contenedor no puede arrancar con este entorno:\n"), said);
      for (String wrong : List.of("SAGEMAKER_MULTI_MODEL", "queue-items", "INJERTO_THREADS")) {
        assertTrue(said.contains(wrong), said);
      }
    }
  }

  @Test
  void itDoesNotTrain() throws Exception {
    try (ContainerProcess container = ContainerProcess.start(Map.of(), "train")) {
      assertEquals(2, container.exitCode());
      assertEquals(
          "This container serves: its argument is serve, or none; found train\n", container.said());
    }
  }

  private static void assertAnswers(ContainerProcess container) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(container.uri("/invocations"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"inputs\": \"Abrió la [MASK] y entró.\"}"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    JsonNode first = JSON.readTree(response.body()).get(0);
    assertEquals("puerta", first.get("token_str").asText().strip());
  }

  private static HttpResponse<String> get(ContainerProcess container, String path)
      throws Exception {
    URI uri = container.uri(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
