package org.injerto.server;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.server.model.BatchingConfig;

/**
 * How a server is run.
 *
 * @param address where it listens
 * @param limits what it takes and how long it waits
 * @param batching how requests are gathered for the engines
 * @param access who may ask, and how it is hidden from others
 */
public record ServerConfig(Address address, Limits limits, BatchingConfig batching, Access access) {
  /** For this machine only, on port 8080. */
  public static final ServerConfig DEFAULT =
      new ServerConfig(
          new Address("127.0.0.1", 8080), Limits.DEFAULT, BatchingConfig.DEFAULT, Access.OPEN);

  /**
   * Where a server listens.
   *
   * @param host a name or number of this machine; 0.0.0.0 are all of them
   * @param port from 0 to 65535; 0 is any that is free
   */
  public record Address(String host, int port) {
    /**
     * @throws IllegalArgumentException if there is no such port
     */
    public Address {
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("port must be from 0 to 65535; port=" + port);
      }
    }

    /** Where clients find it; a number of IPv6 stands in brackets there. */
    URI uri(String scheme, int taken) {
      String authority = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
      return URI.create(scheme + "://" + authority + ":" + taken);
    }
  }

  /**
   * What a server takes and how long it waits.
   *
   * @param bodyBytes the largest body, packed or unpacked
   * @param deadline how long a request may take in all
   * @param head how long the head of a request may take, and a new connection until its first one
   * @param idle how long a connection may be silent while it is the client's turn
   * @param drain how long requests that have begun get to end when the server stops
   */
  public record Limits(
      int bodyBytes, Duration deadline, Duration head, Duration idle, Duration drain) {
    /** As SageMaker has them: 6 MiB, 60 s, and the end within 30 s. */
    public static final Limits DEFAULT =
        new Limits(
            6 << 20,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(25));

    /**
     * @throws IllegalArgumentException if one of them is not positive
     */
    public Limits {
      if (bodyBytes < 1 || !Stream.of(deadline, head, idle, drain).allMatch(Limits::isPositive)) {
        throw new IllegalArgumentException(
            "all limits must be positive; bodyBytes=%d, deadline=%s, head=%s, idle=%s, drain=%s"
                .formatted(bodyBytes, deadline, head, idle, drain));
      }
    }

    private static boolean isPositive(Duration time) {
      return !time.isNegative() && !time.isZero();
    }
  }

  /**
   * Who may ask.
   *
   * @param tls what connections are encrypted with, if they are
   * @param token what requests must bring, if they must
   */
  public record Access(Optional<TlsFiles> tls, Optional<BearerToken> token) {
    /** Everybody, in clear text. */
    public static final Access OPEN = new Access(Optional.empty(), Optional.empty());
  }
}
