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
import org.injerto.container.ContainerSettings.Level;
import org.injerto.container.ContainerSettings.Logging;
import org.injerto.container.ContainerSettings.Model;
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

    assertEquals(
        new ContainerSettings(
            contract.get("port").asInt(),
            new Model(Path.of(contract.get("modelFolder").asText()), Path.of("/tmp")),
            Duration.ofSeconds(contract.get("invocationTimeoutSeconds").asInt()),
            Runtime.getRuntime().availableProcessors(),
            new Logging(Level.INFO, Locale.ENGLISH),
            SageMakerSettings.of(Map.of())),
        ContainerSettings.of(Map.of()));
  }

  @Test
  void everyVariableIsHeard() {
    assertEquals(
        new ContainerSettings(
            9000,
            new Model(Path.of("/models/mine"), Path.of("/scratch")),
            Duration.ofSeconds(7),
            3,
            new Logging(Level.DEBUG, Locale.forLanguageTag("es")),
            SageMakerSettings.of(Map.of("SAGEMAKER_MULTI_MODEL", "true"))),
        ContainerSettings.of(
            Map.of(
                "SAGEMAKER_BIND_TO_PORT", "9000",
                "INJERTO_MODEL", "/models/mine",
                "INJERTO_WORK", "/scratch",
                "SAGEMAKER_MODEL_SERVER_TIMEOUT", "7",
                "INJERTO_THREADS", "3",
                "SAGEMAKER_MULTI_MODEL", "true",
                "SAGEMAKER_CONTAINER_LOG_LEVEL", "10",
                "INJERTO_LANGUAGE", "es")));
  }

  @Test
  void aBatchTransformWaitsTenMinutes() {
    Map<String, String> batch = Map.of("SAGEMAKER_BATCH", "True");
    assertEquals(Duration.ofMinutes(10), ContainerSettings.of(batch).deadline());
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
            "INJERTO_MODEL must be a path from the root, such as /opt/ml/model; found model",
            "SAGEMAKER_CONTAINER_LOG_LEVEL must be one of 10, 20, 30, 40, 50; found debug",
            "INJERTO_TREADS is no variable of this program; did you mean INJERTO_THREADS?",
            "INJERTO_WHATEVER is no variable of this program"),
        problems(
            Map.of(
                "SAGEMAKER_BIND_TO_PORT", "65536",
                "INJERTO_MODEL", "model",
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
