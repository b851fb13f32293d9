package org.injerto.server;

import java.io.IOException;
import java.security.KeyStore;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The socket of a server: HTTP/1.1 and HTTP/2; with TLS its handshake (ALPN) chooses. */
final class JettyConnector {
  private JettyConnector() {}

  /**
   * A connector that is not started.
   *
   * @throws org.injerto.text.InvalidInputException with all that is wrong with the files for TLS
   */
  static ServerConnector of(Server server, ServerConfig config) throws IOException {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector =
        config.access().tls().isPresent()
            ? encrypted(server, http, config.access().tls().get())
            : new ServerConnector(
                server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost(config.address().host());
    connector.setPort(config.address().port());
    connector.setIdleTimeout(config.limits().idle().toMillis());
    return connector;
  }

  private static ServerConnector encrypted(Server server, HttpConfiguration http, TlsFiles files)
      throws IOException {
    String password = files instanceof TlsFiles.Pkcs12 store ? store.password() : "in memory";
    KeyStore keys = TlsKeys.read(files, password.toCharArray());
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(keys);
    tls.setKeyStorePassword(password);
    tls.setCipherComparator(HTTP2Cipher.COMPARATOR); // HTTP/2 forbids some of TLS 1.2
    tls.setUseCipherSuitesOrder(true);
    http.addCustomizer(new SecureRequestCustomizer(false)); // names are the business of the client
    return new ServerConnector(
        server,
        AbstractConnectionFactory.getFactories(
            tls,
            negotiation(),
            new HTTP2ServerConnectionFactory(http),
            new HttpConnectionFactory(http)));
  }

  /** HTTP/2 for clients that offer it, HTTP/1.1 for those that offer nothing too. */
  private static ConnectionFactory negotiation() {
    ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory("h2", "http/1.1");
    negotiation.setDefaultProtocol("http/1.1");
    return negotiation;
  }
}
