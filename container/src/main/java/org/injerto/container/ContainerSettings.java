package org.injerto.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.injerto.server.protocol.SageMakerSettings;

/**
 * What the environment of a container says: the variables of SageMaker, and ours, which begin with
 * {@code INJERTO_}. {@code docs/formats/container.md} explains each.
 *
 * @param port where the server listens, from 1 to 65535
 * @param model where the model lies
 * @param deadline how long a request may take
 * @param threads how many threads compute, from 1
 * @param logging what is written to standard error
 * @param sageMaker what the protocol of SageMaker must know
 */
public record ContainerSettings(
    int port,
    Model model,
    Duration deadline,
    int threads,
    Logging logging,
    SageMakerSettings sageMaker) {

  /**
   * Where a model lies.
   *
   * @param folder a bundle, or a folder that holds one as {@code model.tar.gz}
   * @param work where such an archive is unpacked
   */
  public record Model(Path folder, Path work) {}

  /**
   * What is written to standard error.
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
    SageMakerSettings sageMaker = variables.read(SageMakerSettings::of, Map.of());
    ContainerSettings settings =
        new ContainerSettings(
            variables.number("SAGEMAKER_BIND_TO_PORT", 1, 65_535, 8080),
            model(variables),
            deadline(variables, sageMaker.batch().active()),
            variables.number("INJERTO_THREADS", 1, 1024, processors()),
            logging(variables),
            sageMaker);
    variables.throwIfAnyIsWrong();
    return settings;
  }

  private static Model model(Variables variables) {
    return new Model(
        variables.folder("INJERTO_MODEL", "/opt/ml/model"),
        variables.folder("INJERTO_WORK", "/tmp"));
  }

  /** As long as the platform waits: a minute, or ten in a batch transform. */
  private static Duration deadline(Variables variables, boolean batch) {
    int minutes = batch ? 10 : 1;
    return Duration.ofSeconds(
        variables.number("SAGEMAKER_MODEL_SERVER_TIMEOUT", 1, 3600, minutes * 60));
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

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
