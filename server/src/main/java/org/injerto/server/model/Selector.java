package org.injerto.server.model;

import java.util.Optional;
import org.injerto.server.http.Request;

/**
 * Which of several versions of a model a request is for.
 *
 * @param version the one that is asked for, if one is
 * @param key what decides if none is: the same key gets the same version as long as the versions
 *     and their shares are the same
 */
public record Selector(Optional<String> version, String key) {
  /** The header that asks for a version. */
  public static final String VERSION_HEADER = "X-Injerto-Version";

  /** The header whose value decides, such as a customer number; without it the request id does. */
  public static final String KEY_HEADER = "X-Injerto-Key";

  /** As the headers of a request say. */
  public static Selector of(Request request) {
    return new Selector(
        request.header(VERSION_HEADER),
        request.header(KEY_HEADER).orElseGet(request.context()::id));
  }

  /** The same for a certain version. */
  public Selector withVersion(String wanted) {
    return new Selector(Optional.of(wanted), key);
  }
}
