package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.injerto.server.ServerConfig;
import org.injerto.server.ServerSettings;
import org.injerto.server.protocol.SageMakerSettings;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is run; what values may be is said where they are read, all problems at once. */
final class ServeOptions {
  @Option(names = "--host", paramLabel = "HOST")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT")
  private @Nullable String port;

  @Option(names = "--token-file", paramLabel = "FILE")
  private @Nullable Path tokenFile;

  @Option(names = "--tls-certificate", paramLabel = "FILE")
  private @Nullable String certificate;

  @Option(names = "--tls-key", paramLabel = "FILE")
  private @Nullable String key;

  @Option(names = "--body-limit", paramLabel = "SIZE")
  private @Nullable String bodyLimit;

  @Option(names = "--deadline", paramLabel = "TIME")
  private @Nullable String deadline;

  @Option(names = "--head-timeout", paramLabel = "TIME")
  private @Nullable String headTimeout;

  @Option(names = "--idle-timeout", paramLabel = "TIME")
  private @Nullable String idleTimeout;

  @Option(names = "--drain-timeout", paramLabel = "TIME")
  private @Nullable String drainTimeout;

  @Option(names = "--batch-delay", paramLabel = "TIME")
  private @Nullable String batchDelay;

  @Option(names = "--batch-pieces", paramLabel = "N")
  private @Nullable String batchPieces;

  @Option(names = "--queue-items", paramLabel = "N")
  private @Nullable String queueItems;

  @Option(names = "--access-log", paramLabel = "FILE")
  private @Nullable Path accessLog;

  @Option(names = "--models-folder", paramLabel = "DIR")
  private @Nullable Path modelsFolder;

  /**
   * The configuration of the server.
   *
   * @throws InvalidInputException with every value that is wrong
   */
  ServerConfig config(Session session) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "host", host);
    put(settings, "port", port);
    put(settings, "token", token());
    put(settings, "tls-certificate", certificate);
    put(settings, "tls-key", key);
    put(settings, "body-limit", bodyLimit);
    put(settings, "deadline", deadline);
    put(settings, "head-timeout", headTimeout);
    put(settings, "idle-timeout", idleTimeout);
    put(settings, "drain-timeout", drainTimeout);
    put(settings, "batch-delay", batchDelay);
    put(settings, "batch-pieces", batchPieces);
    put(settings, "queue-items", queueItems);
    settings.put("engine-threads", String.valueOf(session.threads()));
    return ServerSettings.read(settings);
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  /** A secret must not stand in a command line, which every program on the machine can read. */
  private @Nullable String token() throws IOException {
    if (tokenFile == null) {
      return null;
    }
    try {
      return Files.readString(tokenFile).strip();
    } catch (NoSuchFileException missing) {
      throw new InvalidInputException(
          Message.of(ServeOptions.class, "serve.token.missing", tokenFile));
    }
  }

  /**
   * Where a line for each request goes.
   *
   * @throws InvalidInputException if there can be no such file
   */
  ServeLog log() throws IOException {
    return accessLog == null ? ServeLog.OF_DETAILS : ServeLog.in(accessLog);
  }

  /** What the environment says, with the folder that models may be loaded from. */
  SageMakerSettings platform(Session session) {
    SageMakerSettings said = SageMakerSettings.of(session.environment());
    return modelsFolder == null
        ? said
        : new SageMakerSettings(said.usualType(), said.batch(), Optional.of(modelsFolder));
  }
}
