package org.injerto.server;

import java.io.IOException;
import java.security.KeyStore;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The socket of a server: HTTP/1.1 and, in clear text, HTTP/2. */
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
    http.addCustomizer(new SecureRequestCustomizer(false)); // names are the business of the client
    return new ServerConnector(server, tls, new HttpConnectionFactory(http));
  }
}
