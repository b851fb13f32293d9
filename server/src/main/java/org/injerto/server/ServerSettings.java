package org.injerto.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.injerto.server.model.BatchingConfig;
import org.injerto.text.InvalidInputException;

/** Makes a configuration of names and values, such as those of options or of a file. */
public final class ServerSettings {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int LARGEST_BODY = 100 << 20; // what SageMaker allows at most

  private final SettingsReader settings;

  private ServerSettings(SettingsReader settings) {
    this.settings = settings;
  }

  /**
   * A configuration that differs from {@link ServerConfig#DEFAULT} where a setting says so. Their
   * names stand in {@code docs/formats/server-operation.md}.
   *
   * @throws InvalidInputException with every name that is unknown, beside the nearest one, and
   *     every value that is wrong
   */
  public static ServerConfig read(Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values);
    ServerSettings settings = new ServerSettings(reader);
    ServerConfig config =
        new ServerConfig(
            settings.address(),
            settings.limits(),
            settings.batching(),
            new ServerConfig.Access(settings.tls(), settings.token()));
    reader.checkNames();
    reader.throwIfWrong();
    return config;
  }

  private ServerConfig.Address address() {
    ServerConfig.Address usual = ServerConfig.DEFAULT.address();
    return new ServerConfig.Address(
        settings.text("host").orElse(usual.host()),
        settings.integer("port", usual.port(), 0, 65535));
  }

  private ServerConfig.Limits limits() {
    ServerConfig.Limits usual = ServerConfig.Limits.DEFAULT;
    return new ServerConfig.Limits(
        settings.bytes("body-limit", usual.bodyBytes(), LARGEST_BODY),
        settings.duration("deadline", usual.deadline(), HOUR),
        settings.duration("head-timeout", usual.head(), HOUR),
        settings.duration("idle-timeout", usual.idle(), HOUR),
        settings.duration("drain-timeout", usual.drain(), HOUR));
  }

  private BatchingConfig batching() {
    BatchingConfig usual = BatchingConfig.DEFAULT;
    return new BatchingConfig(
        settings.integer("engine-threads", usual.threads(), 1, 256),
        settings.integer("batch-pieces", usual.batchPieces(), 1, 1 << 20),
        settings.integer("batch-items", usual.batchItems(), 1, 1 << 16),
        settings.integer("queue-items", usual.queueItems(), 1, 1 << 20),
        settings.integer("queue-pieces", usual.queuePieces(), 1, 1 << 28),
        settings.delay("batch-delay", usual.maximumDelay(), Duration.ofSeconds(10)));
  }

  private Optional<TlsFiles> tls() {
    Optional<Path> certificate = settings.text("tls-certificate").map(Path::of);
    Optional<Path> key = settings.text("tls-key").map(Path::of);
    Optional<Path> store = settings.text("tls-store").map(Path::of);
    Optional<String> password = settings.text("tls-password");
    if (certificate.isPresent() != key.isPresent()) {
      settings.wrong("tls.pair.setting");
    } else if (store.isPresent() && certificate.isPresent()) {
      settings.wrong("tls.both.setting");
    }
    if (password.isPresent() && store.isEmpty()) {
      settings.wrong("tls.password.setting");
    }
    Optional<TlsFiles> pem = certificate.flatMap(c -> key.map(k -> new TlsFiles.Pem(c, k)));
    return pem.or(() -> store.map(s -> new TlsFiles.Pkcs12(s, password.orElse(""))));
  }

  private Optional<BearerToken> token() {
    Optional<String> secret = settings.text("token");
    if (secret.isPresent() && !BearerToken.isToken(secret.get())) {
      settings.wrong("token.setting");
      return Optional.empty();
    }
    return secret.map(BearerToken::new);
  }
}
