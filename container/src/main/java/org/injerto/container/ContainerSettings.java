package org.injerto.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.injerto.inference.InferenceConfig;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.server.ServerConfig;
import org.injerto.server.ServerSettings;
import org.injerto.server.protocol.SageMakerSettings;

/**
 * What the environment of a container says: the variables of SageMaker, and ours, which begin with
 * {@code INJERTO_}. {@code docs/formats/container.md} explains each.
 *
 * @param server how the server is run
 * @param sageMaker what the protocol of SageMaker must know
 * @param engine how models are run
 * @param model where the model lies
 * @param logging what is logged
 */
public record ContainerSettings(
    ServerConfig server,
    SageMakerSettings sageMaker,
    InferenceConfig engine,
    Model model,
    Logging logging) {
  /** Settings of the server that have a variable: {@code INJERTO_QUEUE_ITEMS} for queue-items. */
  static final List<String> OF_SERVER =
      List.of(
          "batch-delay",
          "batch-items",
          "batch-pieces",
          "drain-timeout",
          "engine-threads",
          "head-timeout",
          "host",
          "idle-timeout",
          "queue-items",
          "queue-pieces",
          "token");

  /**
   * Where a model lies.
   *
   * @param folder a bundle, or a folder that holds one as {@code model.tar.gz}
   * @param work where such an archive is unpacked
   */
  public record Model(Path folder, Path work) {}

  /**
   * What is logged.
   *
   * @param level how much
   * @param language of messages for people
   */
  public record Logging(Level level, Locale language) {}

  /** How much is logged: the levels of Python by which SageMaker names them, from 10 to 50. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /**
   * Reads an environment.
   *
   * @throws org.injerto.text.InvalidInputException with all variables that are wrong
   */
  public static ContainerSettings of(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    SageMakerSettings sageMaker = variables.read(SageMakerSettings::of, environment, Map.of());
    ContainerSettings settings =
        new ContainerSettings(
            server(variables, sageMaker.batch()),
            sageMaker,
            engine(variables),
            model(variables),
            logging(variables));
    variables.throwIfAnyIsWrong();
    return settings;
  }

  /** On all addresses, and for as long as the platform waits: a minute, or ten in a batch. */
  private static ServerConfig server(Variables variables, SageMakerSettings.Batch batch) {
    int seconds = batch.active() ? 600 : 60;
    Map<String, String> settings = new TreeMap<>();
    settings.put("host", "0.0.0.0");
    settings.put("port", number(variables, "SAGEMAKER_BIND_TO_PORT", 65_535, 8080));
    settings.put("body-limit", batch.payload() + "MB");
    settings.put(
        "deadline", number(variables, "SAGEMAKER_MODEL_SERVER_TIMEOUT", 3600, seconds) + "s");
    for (String name : OF_SERVER) {
      variables.text(variable(name)).ifPresent(value -> settings.put(name, value));
    }
    return variables.read(ServerSettings::read, settings, Map.of());
  }

  private static String number(Variables variables, String name, int most, int usual) {
    return String.valueOf(variables.number(name, 1, most, usual));
  }

  private static String variable(String setting) {
    return "INJERTO_" + setting.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static InferenceConfig engine(Variables variables) {
    InferenceConfig usual = InferenceConfig.usual();
    Map<String, PrecisionChoice> precisions =
        Map.of(
            "fastest", PrecisionChoice.FASTEST,
            "fp32", PrecisionChoice.FP32,
            "int8", PrecisionChoice.INT8);
    return new InferenceConfig(
        variables.number("INJERTO_THREADS", 1, 1024, usual.threads()),
        threadsPerText(variables),
        variables.choice("INJERTO_PRECISION", precisions, usual.precision()));
  }

  private static OptionalInt threadsPerText(Variables variables) {
    int unsaid = 0;
    int said = variables.number("INJERTO_THREADS_PER_TEXT", 1, 1024, unsaid);
    return said == unsaid ? OptionalInt.empty() : OptionalInt.of(said);
  }

  private static Model model(Variables variables) {
    return new Model(
        variables.folder("INJERTO_MODEL", "/opt/ml/model"),
        variables.folder("INJERTO_WORK", "/tmp"));
  }

  private static Logging logging(Variables variables) {
    Map<String, Level> levels =
        Map.of(
            "10", Level.DEBUG,
            "20", Level.INFO,
            "30", Level.WARN,
            "40", Level.ERROR,
            "50", Level.ERROR);
    Map<String, Locale> languages = Map.of("en", Locale.ENGLISH, "es", Locale.forLanguageTag("es"));
    return new Logging(
        variables.choice("SAGEMAKER_CONTAINER_LOG_LEVEL", levels, Level.INFO),
        variables.choice("INJERTO_LANGUAGE", languages, Locale.ENGLISH));
  }
}
