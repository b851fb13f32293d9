package org.injerto.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, and how it is hidden from others. */
@Timeout(60)
class AccessTest {
  private static final String TOKEN = "a-token-for-this-test";

  @TempDir static Path folder;
  private static TestKeys rsa;
  private static TestKeys ec;

  @BeforeAll
  static void makeKeys() {
    rsa = TestKeys.make(folder, "RSA");
    ec = TestKeys.make(folder, "EC");
  }

  private static ServerConfig config(Optional<TlsFiles> tls, Optional<BearerToken> token) {
    return new ServerConfig(
        new ServerConfig.Address("127.0.0.1", 0),
        RunningServer.LIMITS,
        RunningServer.BATCHING,
        new ServerConfig.Access(tls, token));
  }

  private static int askedOverTls(TestKeys keys, TlsFiles files) throws Exception {
    try (RunningServer server = RunningServer.start(config(Optional.of(files), Optional.empty()))) {
      HttpClient client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
      HttpRequest request = HttpRequest.newBuilder(server.uri("/livez")).build();
      assertEquals("https", server.uri("/").getScheme());
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void aKeyAndItsCertificateInPemEncryptConnections() throws Exception {
    assertEquals(200, askedOverTls(rsa, new TlsFiles.Pem(rsa.certificate(), rsa.key())));
    assertEquals(200, askedOverTls(ec, new TlsFiles.Pem(ec.certificate(), ec.key())));
    TestKeys edwards = TestKeys.make(folder, "Ed25519");
    TlsFiles files = new TlsFiles.Pem(edwards.certificate(), edwards.key());
    assertEquals(200, askedOverTls(edwards, files));
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void theHandshakeChoosesTheVersionOfHttpThatTheClientWants(HttpClient.Version version)
      throws Exception {
    TlsFiles files = new TlsFiles.Pem(ec.certificate(), ec.key());
    try (RunningServer server = RunningServer.start(config(Optional.of(files), Optional.empty()))) {
      server.loadNothing();
      HttpClient client =
          HttpClient.newBuilder().version(version).sslContext(ec.trusting()).build();
      HttpRequest echo =
          HttpRequest.newBuilder(server.uri("/echo"))
              .POST(BodyPublishers.ofString("ñandú ".repeat(100_000)))
              .build();
      HttpResponse<String> response = client.send(echo, BodyHandlers.ofString());

      assertEquals(version, response.version());
      assertEquals("ñandú ".repeat(100_000), response.body());
    }
  }

  @Test
  void aClientThatOffersNothingGetsHttp1() throws Exception {
    TlsFiles files = new TlsFiles.Pem(ec.certificate(), ec.key());
    try (RunningServer server = RunningServer.start(config(Optional.of(files), Optional.empty()));
        Socket socket =
            ec.trusting().getSocketFactory().createSocket("127.0.0.1", server.uri("/").getPort())) {
      socket.getOutputStream().write("GET /livez HTTP/1.0\r\n\r\n".getBytes());

      String answer = new String(socket.getInputStream().readAllBytes());
      assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
    }
  }

  @Test
  void aStoreInPkcs12EncryptsConnections() throws Exception {
    assertEquals(200, askedOverTls(rsa, new TlsFiles.Pkcs12(rsa.pkcs12(), TestKeys.PASSWORD)));
  }

  @Test
  void allThatIsWrongWithTheFilesIsSaid() throws Exception {
    Path old = folder.resolve("old.pem");
    Files.writeString(
        old, "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

    assertEquals(
        List.of(
            "no.pem is not there",
            old
                + " is not a key in PEM that is neither encrypted nor in an older form"
                + " (-----BEGIN PRIVATE KEY-----); openssl pkcs8 -topk8 -nocrypt makes one"),
        problems(new TlsFiles.Pem(Path.of("no.pem"), old)));
    assertEquals(
        List.of(rsa.key() + " is not a certificate in PEM (-----BEGIN CERTIFICATE-----)"),
        problems(new TlsFiles.Pem(rsa.key(), rsa.key())));
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() {
    assertEquals(
        List.of(
            "the key in "
                + ec.key()
                + " does not belong to the certificate in "
                + rsa.certificate()),
        problems(new TlsFiles.Pem(rsa.certificate(), ec.key())));
  }

  @Test
  void aKeyOfTheSameKindButOfAnotherCertificateIsRefused() throws Exception {
    TestKeys other = TestKeys.make(Files.createDirectory(folder.resolve("other")), "RSA");

    assertEquals(1, problems(new TlsFiles.Pem(rsa.certificate(), other.key())).size());
  }

  @Test
  void anotherPasswordIsRefused() {
    assertEquals(
        List.of(rsa.pkcs12() + " is not PKCS #12, or its password is another one"),
        problems(new TlsFiles.Pkcs12(rsa.pkcs12(), "guess")));
  }

  private static List<String> problems(TlsFiles files) {
    ServerConfig config = config(Optional.of(files), Optional.empty());
    return assertThrows(InvalidInputException.class, () -> RunningServer.start(config))
        .problems()
        .stream()
        .map(problem -> problem.in(Locale.ENGLISH))
        .toList();
  }

  @Test
  void anAddressThatIsTakenIsSaid() {
    try (RunningServer server = RunningServer.start(config(Optional.empty(), Optional.empty()))) {
      int port = server.uri("/").getPort();
      ServerConfig same =
          new ServerConfig(
              new ServerConfig.Address("127.0.0.1", port),
              RunningServer.LIMITS,
              RunningServer.BATCHING,
              ServerConfig.Access.OPEN);

      assertEquals(
          "the server cannot listen on 127.0.0.1:%d: somebody else does, or this machine has no such address"
              .formatted(port),
          assertThrows(InvalidInputException.class, () -> RunningServer.start(same)).getMessage());
    }
  }

  @Test
  void theRightTokenIsLetIn() {
    try (RunningServer server = withToken()) {
      assertEquals(200, ask(server, "/echo", "Bearer " + TOKEN).statusCode());
      assertEquals(200, ask(server, "/echo", "bearer  " + TOKEN).statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer a-token-for-this-tesT",
        "Bearer a-token-for-this-test-",
        "Bearer a-token-for-this-tes",
        "Bearer ",
        "Basic a-token-for-this-test",
        "a-token-for-this-test"
      })
  void anotherTokenIsNot(String header) {
    try (RunningServer server = withToken()) {
      HttpResponse<String> response = ask(server, "/echo", header);

      assertEquals(401, response.statusCode());
      assertEquals("Bearer", response.headers().firstValue("WWW-Authenticate").orElseThrow());
      assertEquals(
          "{\"error\":\"this needs the token of the server: Authorization: Bearer …\"}",
          response.body());
    }
  }

  @Test
  void metricsNeedTheTokenToo() {
    try (RunningServer server = withToken()) {
      assertEquals(401, server.get("/metrics").statusCode());
      HttpRequest.Builder request =
          server.request("/metrics").header("Authorization", "Bearer " + TOKEN);
      assertEquals(200, server.send(request.build()).statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/ping", "/readyz"})
  void healthNeedsNoToken(String path) {
    try (RunningServer server = withToken()) {
      assertEquals(200, server.get(path).statusCode());
    }
  }

  private static RunningServer withToken() {
    RunningServer server =
        RunningServer.start(config(Optional.empty(), Optional.of(new BearerToken(TOKEN))));
    server.loadNothing();
    return server;
  }

  private static HttpResponse<String> ask(RunningServer server, String path, String header) {
    return server.send(
        server
            .request(path)
            .header("Authorization", header)
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build());
  }
}
