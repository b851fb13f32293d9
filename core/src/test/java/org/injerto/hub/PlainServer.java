package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** A server of files on this machine that knows nothing of hubs: files below org/demo. */
final class PlainServer implements Closeable {
  /** The files of {@link #withModel} by name, and the weights among them. */
  static final List<String> NAMES = List.of("config.json", "model.safetensors", "vocab.txt");

  static final byte[] WEIGHTS = Golden.weights(3000, "w1");
  private static final String FOLDER = "/org/demo/resolve/main/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  /** The bytes of each file. */
  final Map<String, byte[]> files = Collections.synchronizedMap(new HashMap<>());

  /** What is sent in the place of the bytes of a file. */
  final Map<String, byte[]> damaged = new HashMap<>();

  /** Says of the bytes of a file what a server of that kind says. */
  BiConsumer<Headers, byte[]> headers = (headers, bytes) -> {};

  /** What is said where there is no file. */
  int absent = 404;

  /** What is said to a question that hubs understand. */
  int noInterface = 404;

  /** What is sent where there is no file. */
  String page = "";

  /** Whether an answer says how long it is. */
  boolean chunked;

  /** Another folder with the same files. */
  String alias = FOLDER;

  /** What a HEAD gets, if it is not understood. */
  int head = 200;

  private PlainServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  static PlainServer withModel() throws IOException {
    PlainServer server = new PlainServer();
    server.files.put("config.json", "{\"model_type\": \"bert\"}".getBytes(UTF_8));
    server.files.put("vocab.txt", "[PAD]\n[UNK]\n".getBytes(UTF_8));
    server.files.put("model.safetensors", WEIGHTS);
    return server;
  }

  /** Has the weights lie in two files with an index. */
  void divideWeights() {
    files.remove("model.safetensors");
    files.put("one.safetensors", Golden.weights(100, "1"));
    files.put("two.safetensors", Golden.weights(100, "2"));
    files.put(
        "model.safetensors.index.json",
        "{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}".getBytes(UTF_8));
  }

  /** A client with a cache of its own below a folder. */
  GoldenHub client(Path folder) {
    return new GoldenHub(folder.resolve("hub"), endpoint());
  }

  /** As S3 describes a file that was uploaded in one part. */
  static void asS3(Headers headers, byte[] bytes) {
    headers.set("x-amz-request-id", "4442587FB7D0A2F9");
    headers.set("ETag", '"' + Golden.md5(bytes) + '"');
  }

  /** As nginx does: by time and length. */
  static void asNginx(Headers headers, byte[] bytes) {
    headers.set("ETag", "W/\"5f3c1a2b-" + Integer.toHexString(bytes.length) + "\"");
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The bytes that were asked for, in alphabetical order of the names. */
  List<String> gets() {
    synchronized (requests) {
      return requests.stream()
          .filter(request -> request.startsWith("GET " + FOLDER))
          .map(request -> request.substring("GET ".length() + FOLDER.length()))
          .sorted()
          .toList();
    }
  }

  void forgetRequests() {
    requests.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    requests.add(method + " " + path);
    String name = path.replaceFirst("^(" + FOLDER + "|" + alias + ")", "");
    try (exchange) {
      if (method.equals("HEAD") && head != 200) {
        exchange.sendResponseHeaders(head, -1);
      } else if (files.containsKey(name)) {
        headers.accept(exchange.getResponseHeaders(), files.get(name));
        send(exchange, 200, damaged.getOrDefault(name, files.get(name)));
      } else {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        int status = path.startsWith("/api/") ? noInterface : absent;
        send(exchange, status, page.getBytes(UTF_8));
      }
    }
  }

  private void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head && !chunked) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
    }
    exchange.sendResponseHeaders(
        status, head || bytes.length == 0 ? -1 : chunked ? 0 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
