package org.injerto.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the hub and its cache are and how they are used, as the variables of {@code
 * huggingface_hub} say.
 *
 * @param cache the folder with the repositories
 * @param endpoint the address of the hub, without a slash at its end
 * @param token who asks, if it is to be said
 * @param offline whether the network is forbidden
 * @param links whether a snapshot may be made of links; else it is made of copies
 * @param network how long to wait, and through which proxy to go
 */
public record HubSettings(
    Path cache,
    URI endpoint,
    Optional<Token> token,
    boolean offline,
    boolean links,
    Network network) {

  /**
   * How the hub is reached.
   *
   * @param answer how long an answer about a file may take to begin
   * @param bytes how long the next bytes of a file may take
   * @param proxy the proxies of the environment
   */
  public record Network(Duration answer, Duration bytes, ProxySettings proxy) {}

  /**
   * What an environment says.
   *
   * @param environment the variables of a process by name
   * @param home the folder of the user
   * @throws org.injerto.text.InvalidInputException with all variables that are wrong
   * @throws IOException if there is a file with a token that cannot be read
   */
  public static HubSettings of(Map<String, String> environment, Path home) throws IOException {
    return new HubEnvironment(environment, home).settings();
  }

  /** The same, with the network forbidden. */
  public HubSettings withoutNetwork() {
    return new HubSettings(cache, endpoint, token, true, links, network);
  }
}
