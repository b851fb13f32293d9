package org.injerto.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with a certificate of its own making, which sends everybody to an open connection. */
class EncryptedHubTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private Path folder;
  private SSLContext ours;
  private HttpsServer server;
  private GoldenHub client;

  @BeforeEach
  void start() throws Exception {
    ours = context(certificate());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(ours));
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://localhost:9/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    client =
        new GoldenHub(folder.resolve("hub"), "https://localhost:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KeyStore certificate() throws Exception {
    Path file = folder.resolve("store.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "hub",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString());
    assertEquals(0, new ProcessBuilder(command).redirectErrorStream(true).start().waitFor());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void aCertificateThatNobodyTrustsIsSaidAtOnceAndHowToTrustIt() {
    HubException failed = failed();

    assertEquals(List.of(), client.pauses);
    assertTrue(failed.getMessage().contains("no safe connection to localhost"));
    assertTrue(
        failed.explanation().in(Locale.forLanguageTag("es")).contains("javax.net.ssl.trustStore"));
  }

  @Test
  void aWayFromAnEncryptedToAnOpenConnectionIsNotTaken() throws Exception {
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(ours);
    try {
      HubException failed = failed();
      assertTrue(failed.getMessage().contains("open connection"), failed.getMessage());
      assertThrows(HubException.class, () -> client.file("org/demo", "config.json"));
    } finally {
      SSLContext.setDefault(before);
    }
  }

  private HubException failed() {
    return assertThrows(
        HubException.class, () -> client.hub().fetch(ModelName.of("org/demo"), FetchListener.NONE));
  }
}
