package org.injerto.container;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URL;
import java.util.Map;

/** Asks the server of this container whether it can answer. */
public final class HealthCheck {
  private static final int WITHIN_MILLISECONDS = 2000;

  private HealthCheck() {}

  /** Ends with 0 if {@code /ping} says 200, else with 1 and the reason. */
  public static void main(String[] arguments) {
    System.exit(check(System.getenv()) ? 0 : 1);
  }

  private static boolean check(Map<String, String> environment) {
    try {
      int status = status(ContainerSettings.of(environment).server().address().port());
      System.out.println("/ping: " + status);
      return status == HttpURLConnection.HTTP_OK;
    } catch (IOException nobodyAnswers) {
      System.out.println("/ping: " + nobodyAnswers.getMessage());
      return false;
    }
  }

  /** What the server says of itself. */
  static int status(int port) throws IOException {
    String here = InetAddress.getLoopbackAddress().getHostAddress();
    HttpURLConnection connection =
        (HttpURLConnection) new URL("http", here, port, "/ping").openConnection();
    connection.setConnectTimeout(WITHIN_MILLISECONDS);
    connection.setReadTimeout(WITHIN_MILLISECONDS);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
