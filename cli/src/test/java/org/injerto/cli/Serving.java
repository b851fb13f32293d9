package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server in a process of its own.
 *
 * @param said what it said when it was ready
 */
record Serving(ProgramProcess process, JsonNode said) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Serving start(String... arguments) throws IOException {
    return in(Map.of(), arguments);
  }

  static Serving in(Map<String, String> environment, String... arguments) throws IOException {
    ProgramProcess process = process(environment, arguments);
    return new Serving(process, JSON.readTree(process.nextOutput()));
  }

  /** The process before it is ready. */
  static ProgramProcess process(Map<String, String> environment, String... arguments)
      throws IOException {
    String[] all =
        Stream.concat(
                Stream.of("serve", "--port=0", "--json", "--language=en"), Stream.of(arguments))
            .toArray(String[]::new);
    return ProgramProcess.start(Injerto.class, environment, all);
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return HttpClient.newHttpClient().send(request(path, body), BodyHandlers.ofString());
  }

  HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(URI.create(said.path("url").asText() + path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** How many lines of the access log could not be written. */
  double linesLost() throws Exception {
    URI metrics = URI.create(said.path("url").asText() + "/metrics");
    String name = "injerto_access_log_lost_total ";
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  /** What it says of its only model. */
  String model(String field) {
    return said.path("models").path(0).path(field).asText();
  }

  /** Ends it with SIGTERM, and gives what it said to people. */
  String stop() throws Exception {
    process.terminate();
    ProgramProcess.Ended ended = process.end();
    assertEquals(0, ended.code(), ended.err());
    assertEquals("", ended.out());
    return ended.err();
  }
}
