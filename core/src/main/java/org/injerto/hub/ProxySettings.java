package org.injerto.hub;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The proxies of the variables that most programs know: {@code HTTPS_PROXY}, {@code HTTP_PROXY},
 * {@code ALL_PROXY} and, for hosts that are reached without, {@code NO_PROXY}; in small letters
 * too. Where none is set, the properties of the JVM count.
 *
 * @param addresses of proxies by the scheme of what is asked for
 * @param without hosts, or ends of their names; {@code *} for all
 */
public record ProxySettings(Map<String, URI> addresses, List<String> without) {
  public ProxySettings {
    addresses = Map.copyOf(addresses);
    without = List.copyOf(without);
  }

  static ProxySettings of(Map<String, String> environment) {
    Map<String, URI> addresses =
        Stream.of("http", "https")
            .flatMap(
                scheme ->
                    variable(environment, scheme + "_proxy")
                        .or(() -> variable(environment, "all_proxy"))
                        .map(written -> Map.entry(scheme, address(written)))
                        .stream())
            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<String> without =
        Stream.of(variable(environment, "no_proxy").orElse("").split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .filter(host -> !host.isEmpty())
            .toList();
    return new ProxySettings(addresses, without);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(variable -> environment.getOrDefault(variable, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static URI address(String written) {
    try {
      URI address = URI.create(written.contains("://") ? written : "http://" + written);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      // The problem is the same; the address may hold a password and is not shown.
    }
    throw new InvalidInputException(Message.of(ProxySettings.class, "environment.proxy"));
  }

  /** Which proxy an address is asked for through. */
  ProxySelector selector() {
    return addresses.isEmpty() ? ProxySelector.getDefault() : new Selector(this);
  }

  /** Who asks the proxy, if the addresses say so. */
  Optional<Authenticator> authenticator() {
    return addresses.values().stream()
        .map(URI::getRawUserInfo)
        .filter(user -> user != null)
        .findFirst()
        .map(Credentials::new);
  }

  /** Whether a proxy wants to know who asks. */
  public boolean needsPassword() {
    return authenticator().isPresent();
  }

  private boolean isReachedDirectly(String host) {
    return without.stream()
        .anyMatch(end -> end.equals("*") || host.equals(end) || host.endsWith("." + end));
  }

  private static final class Selector extends ProxySelector {
    private final ProxySettings settings;

    Selector(ProxySettings settings) {
      this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI asked) {
      URI proxy = settings.addresses.get(asked.getScheme().toLowerCase(Locale.ROOT));
      String host = asked.getHost().toLowerCase(Locale.ROOT);
      if (proxy == null || settings.isReachedDirectly(host)) {
        return List.of(Proxy.NO_PROXY);
      }
      int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
      return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port)));
    }

    @Override
    public void connectFailed(URI asked, SocketAddress proxy, IOException failed) {
      // Who asked is told by the exception.
    }
  }

  private static final class Credentials extends Authenticator {
    private final String user;
    private final String password;

    Credentials(String userInfo) {
      int colon = userInfo.indexOf(':');
      user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
      password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      // Never the hub itself: who asks it, its own token says.
      return getRequestorType() == RequestorType.PROXY
          ? new PasswordAuthentication(user, password.toCharArray())
          : super.getPasswordAuthentication();
    }
  }

  /** Without the addresses, which may hold a password. */
  @Override
  public String toString() {
    return "ProxySettings[" + addresses.keySet() + ", without " + without + "]";
  }
}
