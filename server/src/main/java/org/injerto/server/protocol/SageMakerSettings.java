package org.injerto.server.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * What the platform says to a container by its environment.
 *
 * @param usualType the type of answers for clients that take any
 * @param batch what it is told for batch transform
 * @param modelsFolder where models may be loaded from, if that is allowed at all
 */
public record SageMakerSettings(String usualType, Batch batch, Optional<Path> modelsFolder) {
  private static final Path MODELS = Path.of("/opt/ml/models");
  private static final String MOST_TRANSFORMS = "SAGEMAKER_MAX_CONCURRENT_TRANSFORMS";
  private static final String PAYLOAD = "SAGEMAKER_MAX_PAYLOAD_IN_MB";
  private static final int LARGEST_PAYLOAD = 100;
  private static final int USUAL_PAYLOAD = 6;

  /**
   * How a batch transform asks.
   *
   * @param active whether this is one: an answer may then take 10 minutes
   * @param transforms how many requests at the same time
   * @param strategy SINGLE_RECORD or MULTI_RECORD
   * @param payload megabytes of a request, from 1 to 100
   */
  public record Batch(boolean active, int transforms, String strategy, int payload) {}

  /**
   * Reads an environment.
   *
   * @throws InvalidInputException with every variable that has no possible value
   */
  public static SageMakerSettings of(Map<String, String> environment) {
    List<Message> problems = new ArrayList<>();
    Reading reading = new Reading(environment, problems);
    String type = reading.word("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", formats());
    Batch batch =
        new Batch(
            reading.flag("SAGEMAKER_BATCH"),
            transforms(reading),
            reading.word("SAGEMAKER_BATCH_STRATEGY", List.of("MULTI_RECORD", "SINGLE_RECORD")),
            reading.number(PAYLOAD, USUAL_PAYLOAD, 1, LARGEST_PAYLOAD));
    boolean several = reading.flag("SAGEMAKER_MULTI_MODEL");
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(SageMakerSettings.class, "environment.subject"), problems);
    }
    return new SageMakerSettings(type, batch, several ? Optional.of(MODELS) : Optional.empty());
  }

  /** As many as there are processors, also where it is 0: SageMaker says so of what is not set. */
  private static int transforms(Reading reading) {
    int said = reading.number(MOST_TRANSFORMS, 0, 0, Integer.MAX_VALUE);
    return said == 0 ? Runtime.getRuntime().availableProcessors() : said;
  }

  private static List<String> formats() {
    return List.of(Format.JSON.type(), Format.JSON_LINES.type(), Format.CSV.type());
  }

  /** Variables and what is wrong with them. */
  private record Reading(Map<String, String> environment, List<Message> problems) {
    boolean flag(String name) {
      return word(name, List.of("false", "true")).equals("true");
    }

    /** One of some words, whatever its case; the first if nothing is said. */
    String word(String name, List<String> words) {
      String said = environment.getOrDefault(name, "").strip();
      Optional<String> known = words.stream().filter(said::equalsIgnoreCase).findFirst();
      if (known.isEmpty() && !said.isEmpty()) {
        wrong(name, String.join(", ", words), said);
      }
      return known.orElse(words.get(0));
    }

    int number(String name, int usual, int least, int most) {
      String said = environment.getOrDefault(name, "").strip();
      boolean right = said.matches("[0-9]{1,9}");
      int number = right ? Integer.parseInt(said) : usual;
      if (!said.isEmpty() && !right || number < least || number > most) {
        wrong(name, String.format(Locale.ROOT, "%d … %d", least, most), said);
      }
      return number;
    }

    private void wrong(String name, String expected, String found) {
      problems.add(Message.of(SageMakerSettings.class, "environment.value", name, expected, found));
    }
  }
}
