package org.injerto.container;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.provenance.InjertoVersion;
import org.injerto.server.InferenceServer;
import org.injerto.server.model.ExportedModels;
import org.injerto.server.model.ModelSource;
import org.injerto.server.protocol.ModelProtocols;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of the container: answers until SIGTERM, then ends what has begun and exits with 0.
 * With 2 it exits at once if its argument, its environment or its model is wrong, with 1 if
 * anything else fails.
 */
public final class ServingContainer {
  private static final String MODEL = "model";
  private static final Logger LOG = LoggerFactory.getLogger(ServingContainer.class);

  private ServingContainer() {}

  /**
   * Serves.
   *
   * @param arguments {@code serve}, as platforms say, or nothing
   */
  public static void main(String[] arguments) {
    try {
      checkArguments(arguments);
      serve(ContainerSettings.of(System.getenv()));
    } catch (InvalidInputException wrong) {
      System.err.println(wrong.in(language(System.getenv())));
      exit(2);
    } catch (IOException | RuntimeException | Error failed) {
      LOG.error("The container does not start", failed);
      exit(1);
    }
  }

  private static void checkArguments(String[] arguments) {
    List<String> said = List.of(arguments);
    if (!said.isEmpty() && !said.equals(List.of("serve"))) {
      String found = Printable.text(String.join(" ", said));
      throw new InvalidInputException(
          Message.of(ServingContainer.class, "container.argument", found));
    }
  }

  /** It listens before its model is loaded, so that whoever asks learns that it is being loaded. */
  private static void serve(ContainerSettings settings) throws IOException {
    ContainerLogging.show(settings.logging().level());
    InferenceServer server =
        InferenceServer.start(
            settings.server(),
            new ExportedModels(settings.engine()),
            new ModelProtocols(InjertoVersion.number(), settings.sageMaker()),
            ContainerLogging.requests(settings.logging().level()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "end"));
    server.load(models(settings));
    LOG.info("Serving at {}", server.uri());
  }

  /** None where models come and go by the multi-model interface. */
  private static Map<String, List<ModelSource>> models(ContainerSettings settings)
      throws IOException {
    if (settings.sageMaker().modelsFolder().isPresent()) {
      return Map.of();
    }
    return Map.of(MODEL, List.of(ModelSource.only(MountedModel.folder(settings.model()))));
  }

  /** What the JVM runs after a signal; by itself it would then exit with 143. */
  private static void end(InferenceServer server) {
    LOG.info("Ending: no requests are taken any more");
    server.close();
    exit(0);
  }

  /** Without {@link #end}, which would wait for requests and say that all is well. */
  private static void exit(int code) {
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  /** The language that was asked for, even where the rest of the environment is wrong. */
  private static Locale language(Map<String, String> environment) {
    return Locale.forLanguageTag(environment.getOrDefault("INJERTO_LANGUAGE", "en").strip());
  }
}
