package org.injerto.hub;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/**
 * An answer that sends one elsewhere.
 *
 * @param target the address, whole
 * @param relative whether it was written without a host
 */
record Redirect(URI target, boolean relative) {
  private static final Set<Integer> STATUS = Set.of(301, 302, 303, 307, 308);

  /**
   * Where an answer sends one; nothing if it does not.
   *
   * @throws HubException if it is no address, or leaves the encrypted connection
   */
  static Optional<Redirect> of(HttpResponse<?> answer) throws HubException {
    if (!STATUS.contains(answer.statusCode())) {
      return Optional.empty();
    }
    String written = answer.headers().firstValue("Location").orElse("");
    URI from = answer.uri();
    URI target = resolved(from, written);
    if (isEncrypted(from) && !isEncrypted(target)) {
      throw failed("redirect.plain", from.getHost(), target.getHost());
    }
    return Optional.of(new Redirect(target, sameOrigin(from, target) && !written.contains("://")));
  }

  /**
   * The address that is written in an answer.
   *
   * @throws HubException if it is none
   */
  static URI resolved(URI from, String written) throws HubException {
    try {
      URI target = from.resolve(written);
      String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
      if (!written.isEmpty()
          && target.getHost() != null
          && Set.of("http", "https").contains(scheme)) {
        return target;
      }
    } catch (IllegalArgumentException noAddress) {
      // The problem is the same.
    }
    throw failed("redirect.address", from.getHost(), HubPath.shown(written));
  }

  private static boolean isEncrypted(URI address) {
    return address.getScheme().equalsIgnoreCase("https");
  }

  /** Whether two addresses are of the same server. */
  static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI address) {
    return address.getPort() >= 0 ? address.getPort() : isEncrypted(address) ? 443 : 80;
  }

  private static HubException failed(String key, Object... arguments) {
    return new HubException(Reason.OTHER, Message.of(Redirect.class, key, arguments));
  }
}
