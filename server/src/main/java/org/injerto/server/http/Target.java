package org.injerto.server.http;

import java.util.Map;
import java.util.Optional;

/**
 * What a request is for.
 *
 * @param path decoded, beginning with "/"
 * @param query the parameters behind "?", decoded; of those given several times the first
 * @param variables what stands in the path for the names in braces of its {@link Route}
 */
public record Target(String path, Map<String, String> query, Map<String, String> variables) {
  public Target {
    query = Map.copyOf(query);
    variables = Map.copyOf(variables);
  }

  /** A path and nothing else. */
  public static Target of(String path) {
    return new Target(path, Map.of(), Map.of());
  }

  /** A parameter behind "?", if it is there. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /**
   * What stands in the path for a name in braces.
   *
   * @throws IllegalArgumentException if the route has no such name
   */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no such variable; name=" + name);
    }
    return value;
  }

  Target with(Map<String, String> found) {
    return new Target(path, query, found);
  }
}
