package org.injerto.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The variables of {@code huggingface_hub}, read once ({@code huggingface_hub/constants.py} 2.4).
 */
final class HubEnvironment {
  private static final String ENDPOINT = "https://huggingface.co";
  private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,5}");

  private final Map<String, String> environment;
  private final Path home;
  private final List<Message> problems = new ArrayList<>();

  HubEnvironment(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  HubSettings settings() throws IOException {
    HubSettings.Network network =
        new HubSettings.Network(
            seconds("HF_HUB_ETAG_TIMEOUT"),
            seconds("HF_HUB_DOWNLOAD_TIMEOUT"),
            ProxySettings.of(environment));
    Path cache = cache();
    URI endpoint = endpoint();
    Optional<Token> token = token();
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problem("environment.subject"), problems);
    }
    boolean links = !isTrue("HF_HUB_DISABLE_SYMLINKS");
    return new HubSettings(cache, endpoint, token, offline(), links, network);
  }

  private Path cache() {
    return firstOf("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")
        .map(this::path)
        .orElseGet(() -> folder().resolve("hub"));
  }

  private Path folder() {
    return firstOf("HF_HOME")
        .or(() -> firstOf("XDG_CACHE_HOME").map(cache -> cache + "/huggingface"))
        .map(this::path)
        .orElseGet(() -> home.resolve(".cache").resolve("huggingface"));
  }

  /** A folder of the user, who may be written {@code ~}. */
  private Path path(String written) {
    return written.equals("~") || written.startsWith("~/")
        ? home.resolve(written.substring(1).replaceFirst("^/", ""))
        : Path.of(written);
  }

  private URI endpoint() {
    String written = firstOf("HF_ENDPOINT").orElse(ENDPOINT).replaceFirst("/+$", "");
    try {
      URI address = URI.create(written);
      if (address.getHost() != null
          && Set.of("http", "https").contains(address.getScheme().toLowerCase(Locale.ROOT))
          && Stream.of(address.getQuery(), address.getFragment(), address.getUserInfo())
              .allMatch(part -> part == null)) {
        return address;
      }
    } catch (IllegalArgumentException | NullPointerException noAddress) {
      // The problem is the same.
    }
    problems.add(problem("environment.endpoint", written));
    return URI.create(ENDPOINT);
  }

  private Optional<Token> token() throws IOException {
    if (isTrue("HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
      return Optional.empty();
    }
    for (String variable : List.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")) {
      Optional<Token> token =
          checked(() -> Token.of(environment.getOrDefault(variable, ""), variable));
      if (token.isPresent()) {
        return token;
      }
    }
    Path file = tokenFile();
    return Files.isRegularFile(file) ? checked(content(file), file) : Optional.empty();
  }

  private Path tokenFile() {
    return firstOf("HF_TOKEN_PATH").map(this::path).orElseGet(() -> folder().resolve("token"));
  }

  private Optional<Token> checked(String written, Path file) {
    return checked(() -> Token.of(written, file.toString()));
  }

  private Optional<Token> checked(Supplier<Optional<Token>> token) {
    try {
      return token.get();
    } catch (InvalidInputException invalid) {
      problems.add(invalid.subject());
      return Optional.empty();
    }
  }

  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException notText) {
      return "\0"; // which no token has
    }
  }

  private boolean offline() {
    return firstOf("HF_HUB_OFFLINE").isPresent()
        ? isTrue("HF_HUB_OFFLINE")
        : isTrue("TRANSFORMERS_OFFLINE");
  }

  private Duration seconds(String variable) {
    String written = firstOf(variable).orElse("10");
    if (!SECONDS.matcher(written).matches()) {
      problems.add(problem("environment.seconds", variable, written));
      return Duration.ofSeconds(1);
    }
    return Duration.ofSeconds(Long.parseLong(written));
  }

  private boolean isTrue(String variable) {
    return TRUE.contains(environment.getOrDefault(variable, "").toUpperCase(Locale.ROOT));
  }

  /** The first of these that is set; an empty one is none. */
  private Optional<String> firstOf(String... variables) {
    return Stream.of(variables)
        .map(variable -> environment.getOrDefault(variable, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(HubEnvironment.class, key, arguments);
  }
}
