package org.injerto.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Requests of one text each as HTTP/1.1 puts them on a connection, one text after the other and
 * then the first again.
 */
final class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final List<byte[]> requests;

  private Requests(URI endpoint, List<byte[]> requests) {
    this.endpoint = endpoint;
    this.requests = requests;
  }

  /**
   * As Hugging Face and SageMaker take them.
   *
   * @param texts a file with a text a line, or a label, a tab and a text
   */
  static Requests of(URI endpoint, Path texts) throws IOException {
    List<byte[]> requests = new ArrayList<>();
    for (String line : Files.readAllLines(texts)) {
      requests.add(request(endpoint, line.substring(line.indexOf('\t') + 1)));
    }
    return new Requests(endpoint, requests);
  }

  private static byte[] request(URI endpoint, String text) throws IOException {
    String body = JSON.writeValueAsString(Map.of("inputs", text));
    String header =
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(
                endpoint.getPath(),
                endpoint.getAuthority(),
                body.getBytes(StandardCharsets.UTF_8).length);
    return (header + body).getBytes(StandardCharsets.UTF_8);
  }

  /** Where they go. */
  URI endpoint() {
    return endpoint;
  }

  /** The bytes of a request. */
  byte[] get(long number) {
    return requests.get((int) (number % requests.size()));
  }
}
