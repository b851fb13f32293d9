package org.injerto.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  @Test
  void aServerThatCanAnswerIsHealthyAndNoOther() throws Exception {
    for (int status : new int[] {200, 503, 204, 404}) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/ping",
          exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
      try {
        Ended ended = check(server.getAddress().getPort());
        assertEquals(status == 200 ? 0 : 1, ended.code(), ended.said());
        assertEquals("/ping: " + status, ended.said());
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void nobodyThereIsUnhealthy() throws Exception {
    int port;
    try (java.net.ServerSocket taken = new java.net.ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    Ended ended = check(port);
    assertEquals(1, ended.code());
    assertTrue(ended.said().startsWith("/ping: "), ended.said());
  }

  private record Ended(int code, String said) {}

  /** Runs the check as the image does: in a process of its own. */
  private static Ended check(int port) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), HealthCheck.class.getName());
    builder.environment().put("SAGEMAKER_BIND_TO_PORT", String.valueOf(port));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said.strip());
  }
}
