package org.injerto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * A hub on this machine with the one model org/mini in one revision, main; or a server that has its
 * files and is no hub.
 */
final class LocalHub implements AutoCloseable {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** Whether it is no hub, and knows neither lists nor commits. */
  boolean plain;

  /** How many bytes of weights may still be sent; for tests that stop a client in the middle. */
  final Semaphore bytes = new Semaphore(1 << 29);

  LocalHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** A hub with the files of a folder, and some that no model of text needs. */
  static LocalHub with(Path folder) throws IOException {
    LocalHub hub = new LocalHub();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        hub.files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    for (String other :
        List.of("pytorch_model.bin", "tf_model.h5", "flax_model.msgpack", "onnx/model.onnx")) {
      hub.files.put(other, "of another program".getBytes(UTF_8));
    }
    return hub;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The variables of a program that uses this hub, with a cache of its own. */
  Map<String, String> environment(Path cache) {
    return Map.of(
        "HF_ENDPOINT", endpoint(), "HF_HUB_CACHE", cache.toString(), "HF_HOME", cache + "-home");
  }

  /** The requests so far, such as "GET /org/mini/resolve/…/config.json". */
  List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The bytes of a file. */
  byte[] file(String name) {
    return files.get(name);
  }

  void put(String name, byte[] content) {
    files.put(name, content);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
    try (exchange) {
      String file = path.replaceFirst("^/org/mini/resolve/(main|" + COMMIT + ")/", "");
      if (plain && !files.containsKey(file)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (path.startsWith("/api/models/org/mini/revision/main")) {
        json(exchange, description());
      } else if (path.startsWith("/api/models/org/mini/tree/" + COMMIT)) {
        json(exchange, tree());
      } else if (files.containsKey(file)) {
        file(exchange, files.get(file), range);
      } else {
        boolean revision = path.startsWith("/api/models/org/mini/");
        exchange
            .getResponseHeaders()
            .set("X-Error-Code", revision ? "RevisionNotFound" : "RepoNotFound");
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void file(HttpExchange exchange, byte[] content, String range) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (plain) {
      exchange.getResponseHeaders().set("ETag", '"' + sha256(content) + '"');
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
    } else {
      exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
      exchange.getResponseHeaders().set("X-Linked-Etag", '"' + sha256(content) + '"');
      exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(content.length));
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, head ? -1 : content.length - from);
    for (int at = from; at < content.length && !head; at += 4096) {
      int length = Math.min(4096, content.length - at);
      bytes.acquireUninterruptibly(length);
      exchange.getResponseBody().write(content, at, length);
      exchange.getResponseBody().flush();
    }
  }

  private Object description() {
    List<Object> siblings = new ArrayList<>();
    files.keySet().forEach(name -> siblings.add(Map.of("rfilename", name)));
    return Map.of("sha", COMMIT, "siblings", siblings);
  }

  private Object tree() {
    List<Object> rows = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("type", "file");
          row.put("path", name);
          row.put("size", content.length);
          row.put("oid", "0".repeat(40));
          row.put("lfs", Map.of("oid", sha256(content), "size", content.length));
          rows.add(row);
        });
    return rows;
  }

  private static void json(HttpExchange exchange, Object value) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(value);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    bytes.release(1 << 28);
    server.stop(0);
    threads.shutdownNow();
  }
}
