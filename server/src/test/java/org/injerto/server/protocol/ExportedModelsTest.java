package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.inference.ExportedGraph;
import org.injerto.inference.InferenceConfig;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxExporter;
import org.injerto.onnx.OnnxTask;
import org.injerto.server.model.ExportedModels;
import org.injerto.server.model.ModelSource;
import org.injerto.server.protocol.TestServer.Reply;
import org.injerto.server.task.JsonAssert;
import org.injerto.server.task.RecordedModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole models, from their files to the answers over HTTP, say what the reference library says. */
class ExportedModelsTest {
  private static final String JSON = "application/json";
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    Map<String, List<ModelSource>> models = new HashMap<>();
    for (String classifier : List.of("classify", "classify-multi", "regress", "single-logit")) {
      models.put(
          classifier, exported(RecordedModel.folder(classifier), OnnxTask.TEXT_CLASSIFICATION));
    }
    for (String filler : List.of("fill", "fill-bpe")) {
      models.put(filler, exported(RecordedModel.folder(filler), OnnxTask.FILL_MASK));
    }
    models.put("embed", exported(RecordedModel.folder("embed"), OnnxTask.FEATURE_EXTRACTION));
    InferenceConfig config = new InferenceConfig(1, PrecisionChoice.FP32);
    server = new TestServer(new ExportedModels(config), models);
  }

  private static List<ModelSource> exported(Path model, OnnxTask task) throws IOException {
    Path target = Files.createDirectories(folder.resolve(model.getFileName()));
    Files.createDirectories(target.resolve(ExportedGraph.FOLDER));
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    try (OnnxExporter exporter = OnnxExporter.open(model)) {
      exporter.write(task, Flavour.FUSED, ExportedGraph.FP32.in(target));
    }
    return List.of(ModelSource.only(target));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** As sha256sum says it of the file, so that an answer can be traced to it. */
  @Test
  void theVersionIsTheBeginningOfTheDigestOfTheGraph() throws Exception {
    byte[] graph = Files.readAllBytes(ExportedGraph.FP32.in(folder.resolve("classify")));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(graph);

    assertEquals(
        HexFormat.of().formatHex(digest).substring(0, 12),
        server.server().models().versions("classify").get(0).version());
  }

  static Stream<JsonNode> classifications() {
    return RecordedModel.classifications()
        .get("models")
        .valueStream()
        .filter(one -> !one.get("text").asText().isEmpty()); // refused
  }

  static Stream<JsonNode> fillings() {
    return RecordedModel.fillings().get("cases").valueStream();
  }

  private static JsonNode ask(String model, JsonNode inputs, ObjectNode parameters) {
    ObjectNode request = MAPPER.createObjectNode();
    request.set("inputs", inputs);
    request.set("parameters", parameters);
    Reply reply = server.post("/models/" + model, JSON, request.toString());
    assertEquals(200, reply.status(), reply.body());
    return Json.read(reply.body());
  }

  @ParameterizedTest
  @MethodSource("classifications")
  void textsAreClassifiedAsByTheReference(JsonNode one) {
    String model = one.get("model").asText();
    ObjectNode all = MAPPER.createObjectNode().putNull("top_k");

    JsonAssert.assertAlike(
        one.get("default"), ask(model, one.get("text"), MAPPER.createObjectNode()), model);
    JsonAssert.assertAlike(one.get("topKNull"), ask(model, one.get("text"), all), model);
    JsonAssert.assertAlike(
        one.get("none"),
        ask(model, one.get("text"), all.deepCopy().put("function_to_apply", "none")),
        model);
  }

  @Test
  void aListIsClassifiedAsByTheReference() {
    JsonNode batch = RecordedModel.classifications().get("batch");

    JsonAssert.assertAlike(
        batch.get("default"),
        ask("classify", batch.get("texts"), MAPPER.createObjectNode()),
        "batch");
    JsonAssert.assertAlike(
        batch.get("topK2"),
        ask("classify", batch.get("texts"), MAPPER.createObjectNode().put("top_k", 2)),
        "batch");
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void masksAreFilledAsByTheReference(JsonNode one) {
    ObjectNode parameters = MAPPER.createObjectNode();
    if (one.has("topK")) {
      parameters.set("top_k", one.get("topK"));
    }
    if (one.has("targets")) {
      parameters.set("targets", one.get("targets"));
    }

    JsonNode answer = ask(one.get("model").asText(), one.get("text"), parameters);

    JsonAssert.assertAlike(one.get("expected"), answer, one.get("text").asText());
  }

  @Test
  void piecesGiveTheLogitsOfTheReference() {
    JsonNode one = RecordedModel.classifications().get("models").get(0);
    ObjectNode request = MAPPER.createObjectNode();
    ObjectNode tensor = request.putArray("inputs").addObject();
    tensor.put("name", "input_ids").put("datatype", "INT64").set("data", one.get("ids"));
    tensor.putArray("shape").add(1).add(one.get("ids").size());

    Reply reply = server.post("/v2/models/classify/infer", JSON, request.toString());

    JsonAssert.assertAlike(
        one.get("logits"), Json.read(reply.body()).at("/outputs/0/data"), reply.body());
  }

  @ParameterizedTest
  @CsvSource({"mean,mean,false", "max,max,false", "cls,first,false", "normalized,mean,true"})
  void vectorsAreThoseOfTheReference(String expected, String pooling, boolean normalized) {
    JsonNode golden = RecordedModel.embeddings();
    ArrayNode texts = golden.get("texts").deepCopy();
    texts.remove(texts.size() - 1); // it is empty, and refused
    ArrayNode vectors = golden.get(expected).deepCopy();
    vectors.remove(vectors.size() - 1);
    ObjectNode parameters =
        MAPPER.createObjectNode().put("pooling", pooling).put("normalize", normalized);

    JsonAssert.assertAlike(vectors, ask("embed", texts, parameters), expected);
  }

  @Test
  void theVersionIsTheBeginningOfAHash() {
    String body = server.get("/v2/models/classify").body();

    assertTrue(Json.read(body).at("/versions/0").asText().matches("[0-9a-f]{12}"), body);
  }
}
