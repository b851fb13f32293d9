package org.injerto.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which requests an endpoint answers.
 *
 * @param method in capitals
 * @param template a path whose segments are words or, in braces, names for any one segment: {@code
 *     /v2/models/{model}/infer}
 */
public record Route(String method, String template, Admission admission, Endpoint endpoint) {
  /** Which requests are let in. */
  public enum Admission {
    /** All, at any time. */
    ALWAYS,
    /** Those with the token of the server, if it has one, at any time. */
    WITH_TOKEN,
    /** Those with the token of the server, if it has one, once its models are loaded. */
    WHEN_READY
  }

  /**
   * @throws IllegalArgumentException if the template does not begin with "/"
   */
  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("template must begin with /; template=" + template);
    }
  }

  /** A route to models. */
  public static Route of(String method, String template, Endpoint endpoint) {
    return new Route(method, template, Admission.WHEN_READY, endpoint);
  }

  /** A route that needs no models. */
  public static Route withToken(String method, String template, Endpoint endpoint) {
    return new Route(method, template, Admission.WITH_TOKEN, endpoint);
  }

  /** A route for everybody. */
  public static Route open(String method, String template, Endpoint endpoint) {
    return new Route(method, template, Admission.ALWAYS, endpoint);
  }

  /** What stands in a path for the names in braces; nothing if the path is another one. */
  Optional<Map<String, String>> variables(String path) {
    List<String> wanted = segments(template);
    List<String> given = segments(path);
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String word = wanted.get(i);
      if (word.startsWith("{") && !given.get(i).isEmpty()) {
        found.put(word.substring(1, word.length() - 1), given.get(i));
      } else if (!word.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /** How many segments are words: the route with most of them is meant. */
  long words() {
    return segments(template).stream().filter(segment -> !segment.startsWith("{")).count();
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
