package org.injerto.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/** What a broken or impossible connection means, in words. */
final class ConnectionFailure {
  private ConnectionFailure() {}

  static IOException of(IOException failed, URI asked) {
    if (failed instanceof HubException || failed instanceof InterruptedIOException) {
      return failed;
    }
    if (has(failed, UnresolvedAddressException.class) || has(failed, UnknownHostException.class)) {
      return new HubException(
          Reason.UNKNOWN_HOST, message("connection.host", asked.getHost()), failed);
    }
    if (has(failed, SSLException.class)) {
      // A certificate that is not trusted now will not be in a second.
      return new HubException(
          Reason.OTHER, message("connection.tls", asked.getHost(), reason(failed)), failed);
    }
    if (failed instanceof HttpTimeoutException) {
      return unreachable("connection.timeout", failed, asked.getHost());
    }
    if (isOfProxy(String.valueOf(failed.getMessage()))) {
      return new HubException(Reason.OTHER, message("answer.proxy", asked.getHost()), failed);
    }
    if (has(failed, ConnectException.class)) {
      return unreachable("connection.refused", failed, origin(asked), reason(failed));
    }
    return unreachable("connection.broken", failed, asked.getHost(), reason(failed));
  }

  /** What the JDK says where a proxy wants a password, or another one. */
  private static boolean isOfProxy(String message) {
    return message.contains("407") || message.contains("authentication attempts");
  }

  private static boolean has(Throwable failed, Class<? extends Throwable> kind) {
    return Stream.iterate(failed, thrown -> thrown != null, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }

  private static String reason(Throwable failed) {
    return Stream.iterate(failed, thrown -> thrown != null, Throwable::getCause)
        .map(Throwable::getMessage)
        .filter(message -> message != null)
        .reduce((outer, inner) -> inner)
        .orElseGet(() -> failed.getClass().getSimpleName());
  }

  private static String origin(URI asked) {
    return asked.getScheme() + "://" + asked.getAuthority();
  }

  private static HubException unreachable(String key, Throwable cause, Object... arguments) {
    return new HubException(Reason.UNREACHABLE, message(key, arguments), cause);
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(ConnectionFailure.class, key, arguments);
  }
}
