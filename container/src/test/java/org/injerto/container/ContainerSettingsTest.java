package org.injerto.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.injerto.container.ContainerSettings.Level;
import org.injerto.container.ContainerSettings.Logging;
import org.injerto.container.ContainerSettings.Model;
import org.injerto.inference.InferenceConfig;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.server.ServerConfig;
import org.injerto.server.ServerConfig.Address;
import org.injerto.server.protocol.SageMakerSettings;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerSettingsTest {
  @Test
  void anEmptyEnvironmentIsWhatThePlatformExpects() throws IOException {
    JsonNode contract =
        new ObjectMapper()
            .readTree(new File("../server/src/test/resources/golden/serving/sagemaker.json"))
            .get("container");

    ContainerSettings settings = ContainerSettings.of(Map.of());

    ServerConfig usual = ServerConfig.DEFAULT;
    assertEquals(
        new ServerConfig(
            new Address("0.0.0.0", contract.get("port").asInt()),
            new ServerConfig.Limits(
                6 << 20,
                Duration.ofSeconds(contract.get("invocationTimeoutSeconds").asInt()),
                usual.limits().head(),
                usual.limits().idle(),
                usual.limits().drain()),
            usual.batching(),
            usual.access()),
        settings.server());
    assertEquals(
        new Model(Path.of(contract.get("modelFolder").asText()), Path.of("/tmp")),
        settings.model());
    assertEquals(InferenceConfig.usual(), settings.engine());
    assertEquals(SageMakerSettings.of(Map.of()), settings.sageMaker());
    assertEquals(new Logging(Level.INFO, Locale.ENGLISH), settings.logging());
  }

  @Test
  void everyVariableIsHeard() {
    ContainerSettings settings =
        ContainerSettings.of(
            Map.ofEntries(
                Map.entry("SAGEMAKER_BIND_TO_PORT", "9000"),
                Map.entry("SAGEMAKER_MAX_PAYLOAD_IN_MB", "100"),
                Map.entry("SAGEMAKER_MODEL_SERVER_TIMEOUT", "7"),
                Map.entry("SAGEMAKER_MULTI_MODEL", "true"),
                Map.entry("SAGEMAKER_CONTAINER_LOG_LEVEL", "10"),
                Map.entry("INJERTO_MODEL", "/models/mine"),
                Map.entry("INJERTO_WORK", "/scratch"),
                Map.entry("INJERTO_THREADS", "3"),
                Map.entry("INJERTO_THREADS_PER_TEXT", "2"),
                Map.entry("INJERTO_PRECISION", "fp32"),
                Map.entry("INJERTO_QUEUE_ITEMS", "77"),
                Map.entry("INJERTO_LANGUAGE", "es")));

    assertEquals(9000, settings.server().address().port());
    assertEquals(100 << 20, settings.server().limits().bodyBytes());
    assertEquals(Duration.ofSeconds(7), settings.server().limits().deadline());
    assertEquals(77, settings.server().batching().queueItems());
    assertTrue(settings.sageMaker().modelsFolder().isPresent());
    assertEquals(
        new InferenceConfig(3, OptionalInt.of(2), PrecisionChoice.FP32), settings.engine());
    assertEquals(new Model(Path.of("/models/mine"), Path.of("/scratch")), settings.model());
    assertEquals(new Logging(Level.DEBUG, Locale.forLanguageTag("es")), settings.logging());
  }

  @Test
  void aBatchTransformWaitsTenMinutes() {
    Map<String, String> batch = Map.of("SAGEMAKER_BATCH", "True");
    assertEquals(Duration.ofMinutes(10), ContainerSettings.of(batch).server().limits().deadline());
  }

  /** The server refuses "?" for each as a value, and none as a name. */
  @Test
  void theServerKnowsEverySettingThatHasAVariable() {
    Map<String, String> nonsense =
        ContainerSettings.OF_SERVER.stream()
            .filter(name -> !name.equals("host"))
            .collect(
                Collectors.toMap(
                    name -> "INJERTO_" + name.toUpperCase(Locale.ROOT).replace('-', '_'),
                    name -> "?"));
    List<String> problems = problems(nonsense);
    assertEquals(nonsense.size(), problems.size(), problems.toString());
    for (String problem : problems) {
      assertTrue(problem.contains(" must "), problem);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SAGEMAKER_BIND_TO_PORT, ' 8080 '",
    "INJERTO_LANGUAGE, ''",
    "INJERTO_LANGUAGE, EN",
    "SAGEMAKER_BATCH, FALSE",
    "SAGEMAKER_SAFE_PORT_RANGE, 10000-10999",
    "HF_TASK, text-classification",
    "SAGEMAKER_SOMETHING_NEW, of the platform"
  })
  void otherWaysToSayWhatIsUsualAndVariablesOfOthersChangeNothing(String name, String value) {
    assertEquals(ContainerSettings.of(Map.of()), ContainerSettings.of(Map.of(name, value)));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertEquals(
        List.of(
            "SAGEMAKER_BATCH: expected false, true; found treu",
            "SAGEMAKER_BIND_TO_PORT must be a whole number from 1 to 65535; found 65536",
            "queue-items must be a whole number from 1 to 1048576; it is 0",
            "INJERTO_PRECISION must be one of fastest, fp32, int8; found int9, did you mean int8?",
            "INJERTO_MODEL must be a path from the root, such as /opt/ml/model; found model",
            "SAGEMAKER_CONTAINER_LOG_LEVEL must be one of 10, 20, 30, 40, 50; found debug",
            "INJERTO_TREADS is no variable of this program; did you mean INJERTO_THREADS?",
            "INJERTO_WHATEVER is no variable of this program"),
        problems(
            Map.of(
                "SAGEMAKER_BIND_TO_PORT", "65536",
                "INJERTO_MODEL", "model",
                "INJERTO_PRECISION", "int9",
                "INJERTO_QUEUE_ITEMS", "0",
                "SAGEMAKER_BATCH", "treu",
                "SAGEMAKER_CONTAINER_LOG_LEVEL", "debug",
                "INJERTO_TREADS", "2",
                "INJERTO_WHATEVER", "x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "65536", "8080.0", "0x1F", "١٢٣", "99999999999999999999", "a b"})
  void whatIsNoPortIsRefused(String written) {
    assertEquals(1, problems(Map.of("SAGEMAKER_BIND_TO_PORT", written)).size());
  }

  @Test
  void whatCannotBeShownIsNotShown() {
    String problem = problems(Map.of("INJERTO_LANGUAGE", "e\u001b[31m")).get(0);
    assertTrue(problem.endsWith("found e?[31m"), problem);
  }

  private static List<String> problems(Map<String, String> environment) {
    return assertThrows(InvalidInputException.class, () -> ContainerSettings.of(environment))
        .problems()
        .stream()
        .map(Message::toString)
        .toList();
  }
}
