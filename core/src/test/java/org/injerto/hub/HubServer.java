package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hub on this machine as {@code hubserver.py} of the golden files is one, with a second host for
 * the bytes of large files. It speaks HTTP over plain sockets, so that it can break off anywhere.
 */
final class HubServer implements Closeable {
  static final String TOKEN = "hf_goldentoken";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern API =
      Pattern.compile("/api/models/([^/]+/[^/]+)(?:/(revision|tree)/([^/?]+))?");
  private static final Pattern RESOLVE = Pattern.compile("/([^/]+/[^/]+)/resolve/([^/]+)/(.+)");
  private static final Pattern RELATIVE =
      Pattern.compile("/api/resolve-cache/models/[^/]+/[^/]+/([^/]+)/(.+)");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final ServerSocket hub = open();
  private final ServerSocket cdn = open();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
  private final List<Act> acts = Collections.synchronizedList(new ArrayList<>());
  final Map<String, Map<String, byte[]>> commits = new TreeMap<>();
  final Map<String, String> revisions = new HashMap<>();

  /** A request and the status of its answer. */
  record Exchange(
      String host, String method, String path, Map<String, String> headers, int status) {
    @Override
    public String toString() {
      String range = headers.containsKey("range") ? " " + headers.get("range") : "";
      String known = headers.containsKey("authorization") ? " with token" : "";
      return host + " " + method + " " + path + range + known + " " + status;
    }
  }

  /** What the server does once, instead of answering as it should. */
  record Act(String method, String path, Map<String, Object> how) {}

  HubServer() throws IOException {
    threads.execute(() -> accept(hub, "hub"));
    threads.execute(() -> accept(cdn, "cdn"));
  }

  /** With the two commits of the golden files. */
  static HubServer golden() throws IOException {
    HubServer server = new HubServer();
    GoldenRepository.fill(server);
    return server;
  }

  private static ServerSocket open() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + hub.getLocalPort();
  }

  private String otherHost() {
    return "http://127.0.0.1:" + cdn.getLocalPort();
  }

  List<Exchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  void forgetExchanges() {
    exchanges.clear();
  }

  void act(String method, String path, Map<String, Object> how) {
    acts.add(new Act(method, path, how));
  }

  void actNoMore() {
    acts.clear();
  }

  private void accept(ServerSocket server, String host) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> answer(socket, host));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket socket, String host) {
    try (socket) {
      Request request = Request.read(socket.getInputStream());
      if (request != null) {
        Answer answer = host.equals("hub") ? hub(request) : cdn(request);
        exchanges.add(
            new Exchange(host, request.method, request.path, request.headers, answer.status));
        answer.write(socket.getOutputStream(), !request.method.equals("HEAD"));
      }
    } catch (IOException gone) {
      // Who asked has had enough.
    }
  }

  private record Request(String method, String path, Map<String, String> headers) {
    static Request read(InputStream stream) throws IOException {
      InputStream in = new BufferedInputStream(stream);
      String first = line(in);
      if (first.isEmpty()) {
        return null;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip());
      }
      String[] words = first.split(" ");
      return new Request(words[0], words[1], headers);
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString().stripTrailing();
    }

    String bare() {
      return path.replaceFirst("\\?.*", "");
    }
  }

  /**
   * What is sent: the body is cut off after {@code cut} bytes, or never ends if that is negative.
   */
  private record Answer(
      int status, Map<String, String> headers, byte[] body, Optional<Integer> cut) {
    void write(OutputStream out, boolean withBody) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      if (!headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding")) {
        head.append("Content-Length: " + body.length + "\r\n");
      }
      out.write(head.append("Connection: close\r\n\r\n").toString().getBytes(UTF_8));
      if (withBody) {
        out.write(body, 0, cut.map(n -> Math.min(n, body.length)).orElse(body.length));
      }
      out.flush();
    }
  }

  private Map<String, Object> act(Request request) {
    String path = URLDecoder.decode(request.bare(), UTF_8);
    synchronized (acts) {
      for (Act act : acts) {
        if (act.method.equals(request.method) && Pattern.compile(act.path).matcher(path).find()) {
          acts.remove(act);
          return act.how;
        }
      }
    }
    return Map.of();
  }

  private Answer hub(Request request) throws IOException {
    Map<String, Object> act = act(request);
    if (act.containsKey("status")) {
      return told(act);
    }
    Matcher relative = RELATIVE.matcher(URLDecoder.decode(request.bare(), UTF_8));
    if (relative.matches()) {
      return small(request, relative.group(1), relative.group(2), act);
    }
    Matcher api = API.matcher(request.bare());
    Matcher resolve = RESOLVE.matcher(request.bare());
    boolean isApi = api.matches();
    if (!isApi && !resolve.matches()) {
      return error(404, "", "no such endpoint");
    }
    String repository = isApi ? api.group(1) : resolve.group(1);
    String written = isApi ? api.group(3) : resolve.group(2);
    String revision = written == null ? "main" : URLDecoder.decode(written, UTF_8);
    Optional<Answer> refusal = refusal(request, repository, revision);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String commit = revisions.getOrDefault(revision, revision);
    if (!isApi) {
      return file(request, repository, commit, URLDecoder.decode(resolve.group(3), UTF_8), act);
    }
    return json(
        commit, "tree".equals(api.group(2)) ? tree(commit) : description(repository, commit));
  }

  private Optional<Answer> refusal(Request request, String repository, String revision) {
    if (repository.equals("antigua/demo")) {
      String target = request.path.replace("antigua/demo", "org/demo");
      return Optional.of(
          new Answer(307, Map.of("Location", target), new byte[0], Optional.empty()));
    }
    String who = request.headers.get("authorization");
    if (who != null && !who.equals("Bearer " + TOKEN)) {
      return Optional.of(error(401, "", "Invalid credentials in Authorization header"));
    }
    if (repository.equals("org/gated")) {
      return Optional.of(error(who == null ? 401 : 403, "GatedRepo", "restricted"));
    }
    if (repository.equals("org/disabled")) {
      return Optional.of(error(403, "", "Access to this resource is disabled."));
    }
    if (!repository.equals("org/demo") && !(repository.equals("org/private") && who != null)) {
      return Optional.of(error(who == null ? 401 : 404, "RepoNotFound", "Repository not found"));
    }
    return commits.containsKey(revisions.getOrDefault(revision, revision))
        ? Optional.empty()
        : Optional.of(error(404, "RevisionNotFound", "Invalid rev id: " + revision));
  }

  private Answer file(
      Request request, String repository, String commit, String name, Map<String, Object> act) {
    byte[] bytes = commits.get(commit).get(name);
    if (bytes == null) {
      Answer error = error(404, "EntryNotFound", "Entry not found");
      error.headers.put("X-Repo-Commit", commit);
      return error;
    }
    if (name.equals("tokenizer/vocab.txt")) {
      String target = "/api/resolve-cache/models/" + repository + "/" + commit + "/" + name;
      return redirect(307, target, commit, Golden.gitBlob(bytes), bytes.length);
    }
    if (isLarge(name)) {
      String sha256 = Golden.sha256(bytes);
      String target = otherHost() + "/blobs/" + sha256 + "?Expires=1767323045&Signature=abc";
      return redirect(302, target, commit, sha256, bytes.length);
    }
    return small(request, commit, name, act);
  }

  private static boolean isLarge(String name) {
    return name.endsWith(".safetensors") || name.endsWith(".bin");
  }

  private static Answer redirect(int status, String to, String commit, String etag, int length) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Location", to);
    headers.put("X-Repo-Commit", commit);
    headers.put("X-Linked-Etag", '"' + etag + '"');
    headers.put("X-Linked-Size", String.valueOf(length));
    return new Answer(status, headers, "redirect".getBytes(UTF_8), Optional.empty());
  }

  private Answer small(Request request, String commit, String name, Map<String, Object> act) {
    byte[] bytes = commits.get(commit).get(name);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Repo-Commit", commit);
    String weak = name.equals("config.json") ? "W/" : "";
    headers.put("ETag", weak + '"' + Golden.gitBlob(bytes) + '"');
    return data(request, bytes, headers, act);
  }

  private Answer cdn(Request request) {
    Map<String, Object> act = act(request);
    if (act.containsKey("status")) {
      return told(act);
    }
    String hash = request.bare().replaceFirst(".*/", "");
    for (Map<String, byte[]> files : commits.values()) {
      for (byte[] bytes : files.values()) {
        if (Golden.sha256(bytes).equals(hash)) {
          return data(request, bytes, new LinkedHashMap<>(Map.of("ETag", "\"md5\"")), act);
        }
      }
    }
    return error(404, "", "no such blob");
  }

  private static Answer data(
      Request request, byte[] whole, Map<String, String> headers, Map<String, Object> act) {
    byte[] bytes = Golden.changed(whole, act);
    Optional<Integer> cut = Optional.ofNullable((Integer) act.get("cut"));
    Matcher range = RANGE.matcher(request.headers.getOrDefault("range", ""));
    if (act.containsKey("chunked")) {
      headers.put("Transfer-Encoding", "chunked");
      String chunk = Integer.toHexString(bytes.length) + "\r\n";
      String all =
          chunk + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1) + "\r\n0\r\n\r\n";
      bytes = all.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
    if (!range.matches() || act.containsKey("ignoreRange")) {
      return new Answer(200, headers, bytes, cut);
    }
    int from = Integer.parseInt(range.group(1));
    if (from >= whole.length) {
      headers.put("Content-Range", "bytes */" + whole.length);
      return new Answer(416, headers, new byte[0], cut);
    }
    headers.put("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + whole.length);
    byte[] part = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
    return new Answer(206, headers, part, cut);
  }

  private static Answer told(Map<String, Object> act) {
    Answer answer =
        error(
            (Integer) act.get("status"),
            (String) act.getOrDefault("code", ""),
            (String) act.getOrDefault("message", "transient"));
    ((Map<?, ?>) act.getOrDefault("headers", Map.of()))
        .forEach((name, value) -> answer.headers.put((String) name, (String) value));
    return act.containsKey("body")
        ? new Answer(
            answer.status,
            answer.headers,
            ((String) act.get("body")).getBytes(UTF_8),
            Optional.empty())
        : answer;
  }

  private static Answer error(int status, String code, String message) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Error-Message", message);
    if (!code.isEmpty()) {
      headers.put("X-Error-Code", code);
    }
    return new Answer(status, headers, "{}".getBytes(UTF_8), Optional.empty());
  }

  private static Answer json(String commit, Object value) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("X-Repo-Commit", commit);
    return new Answer(200, headers, JSON.writeValueAsBytes(value), Optional.empty());
  }

  private List<Object> tree(String commit) {
    List<Object> rows = new ArrayList<>();
    commits
        .get(commit)
        .forEach(
            (name, bytes) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("type", "file");
              row.put("oid", Golden.gitBlob(bytes));
              row.put("size", bytes.length);
              row.put("path", name);
              if (isLarge(name)) {
                row.put("lfs", Map.of("oid", Golden.sha256(bytes), "size", bytes.length));
              }
              rows.add(row);
            });
    return rows;
  }

  private Map<String, Object> description(String repository, String commit) {
    List<Object> siblings = new ArrayList<>();
    commits.get(commit).keySet().forEach(name -> siblings.add(Map.of("rfilename", name)));
    return Map.of("id", repository, "sha", commit, "siblings", siblings);
  }

  URI address() {
    return URI.create(endpoint());
  }

  @Override
  public void close() throws IOException {
    hub.close();
    cdn.close();
    threads.shutdownNow();
  }
}
