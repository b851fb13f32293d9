package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {
  @Test
  void withoutSettingsEverythingIsAsUsual() {
    assertEquals(ServerConfig.DEFAULT, ServerSettings.read(Map.of()));
  }

  @Test
  void aTextNeedNotWaitForOthersAtAll() {
    ServerConfig config = ServerSettings.read(Map.of("batch-delay", "0ms"));
    assertEquals(Duration.ZERO, config.batching().maximumDelay());
  }

  @Test
  void everySettingIsTaken() {
    ServerConfig config =
        ServerSettings.read(
            Map.ofEntries(
                Map.entry("host", "0.0.0.0"),
                Map.entry("port", "0"),
                Map.entry("body-limit", "100MB"),
                Map.entry("deadline", "600 s"),
                Map.entry("head-timeout", "20s"),
                Map.entry("idle-timeout", "2min"),
                Map.entry("drain-timeout", "250ms"),
                Map.entry("engine-threads", "2"),
                Map.entry("batch-pieces", "1024"),
                Map.entry("batch-items", "16"),
                Map.entry("queue-items", "50"),
                Map.entry("queue-pieces", "5000"),
                Map.entry("batch-delay", "5ms"),
                Map.entry("tls-certificate", "c.pem"),
                Map.entry("tls-key", "k.pem"),
                Map.entry("token", "0123456789abcdef")));

    assertEquals(new ServerConfig.Address("0.0.0.0", 0), config.address());
    assertEquals(
        new ServerConfig.Limits(
            100 << 20,
            Duration.ofMinutes(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2),
            Duration.ofMillis(250)),
        config.limits());
    assertEquals(2, config.batching().threads());
    assertEquals(1024, config.batching().batchPieces());
    assertEquals(16, config.batching().batchItems());
    assertEquals(50, config.batching().queueItems());
    assertEquals(5000, config.batching().queuePieces());
    assertEquals(Duration.ofMillis(5), config.batching().maximumDelay());
    assertEquals(
        Optional.of(new TlsFiles.Pem(Path.of("c.pem"), Path.of("k.pem"))), config.access().tls());
    assertEquals(Optional.of(new BearerToken("0123456789abcdef")), config.access().token());
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    InvalidInputException invalid =
        assertThrows(
            InvalidInputException.class,
            () ->
                ServerSettings.read(
                    Map.of(
                        "prot", "8080",
                        "port", "70000",
                        "body-limit", "6",
                        "deadline", "2h",
                        "queue-items", "many",
                        "tls-key", "k.pem",
                        "tls-password", "tiger",
                        "token", "hunter2",
                        "colour", "red")));

    assertEquals(
        List.of(
            "port must be a whole number from 0 to 65535; it is 70000",
            "body-limit must be a whole number with a unit (B, KB, MB), at most 104857600 of the"
                + " smallest unit; it is 6",
            "deadline must be a whole number with a unit (h, min, ms, s), at most 3600000 of the"
                + " smallest unit; it is 2h",
            "queue-items must be a whole number from 1 to 1048576; it is many",
            "tls-certificate and tls-key belong together",
            "tls-password is that of a tls-store, and there is none",
            "token must have 16 to 1000 visible characters of ASCII",
            "there is no setting colour",
            "there is no setting prot; the nearest is port"),
        invalid.problems().stream().map(problem -> problem.in(Locale.ENGLISH)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:81",
    "mine.example, http://mine.example:81",
    "::1, http://[::1]:81",
    "[::1], http://[::1]:81",
    "fe80::1%eth0, http://[fe80::1%eth0]:81"
  })
  void anAddressIsAUriForClients(String host, String uri) {
    assertEquals(uri, new ServerConfig.Address(host, 0).uri("http", 81).toString());
  }

  @Test
  void aKeyIsInOnePlaceOnly() {
    Map<String, String> both = Map.of("tls-store", "s", "tls-certificate", "c", "tls-key", "k");
    InvalidInputException invalid =
        assertThrows(InvalidInputException.class, () -> ServerSettings.read(both));

    assertEquals(1, invalid.problems().size());
    assertEquals(
        Optional.of(new TlsFiles.Pkcs12(Path.of("s"), "tiger")),
        ServerSettings.read(Map.of("tls-store", "s", "tls-password", "tiger")).access().tls());
  }

  @Test
  void noSecretIsShown() {
    ServerConfig config =
        ServerSettings.read(
            Map.of("tls-store", "s.p12", "tls-password", "tiger", "token", "0123456789abcdef"));

    assertFalse(config.toString().contains("tiger"), config.toString());
    assertFalse(config.toString().contains("0123"), config.toString());
  }
}
