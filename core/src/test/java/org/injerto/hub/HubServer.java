package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.file.Path;
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
  private static final Pattern API =
      Pattern.compile("/api/models/([^/]+/[^/]+)(?:/(revision|tree)/([^/?]+))?");
  private static final Pattern RESOLVE = Pattern.compile("/([^/]+/[^/]+)/resolve/([^/]+)/(.+)");
  private static final Pattern RELATIVE =
      Pattern.compile("/api/resolve-cache/models/[^/]+/[^/]+/([^/]+)/(.+)");

  private final ServerSocket hub = open();
  private final ServerSocket cdn = open();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<HubExchange> exchanges = Collections.synchronizedList(new ArrayList<>());
  private final HubActs acts = new HubActs();
  final Map<String, Map<String, byte[]>> commits = new TreeMap<>();
  final Map<String, String> revisions = new HashMap<>();

  HubServer() {
    threads.execute(() -> accept(hub, "hub"));
    threads.execute(() -> accept(cdn, "cdn"));
  }

  /** With the two commits of the golden files. */
  static HubServer golden() {
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

  /** A client with a cache of its own below a folder. */
  GoldenHub client(Path folder) {
    return new GoldenHub(folder.resolve("hub"), endpoint());
  }

  String endpoint() {
    return "http://127.0.0.1:" + hub.getLocalPort();
  }

  private String otherHost() {
    return "http://127.0.0.1:" + cdn.getLocalPort();
  }

  List<HubExchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  void forgetExchanges() {
    exchanges.clear();
  }

  /** Has the next such request answered otherwise: {@link HubActs}. */
  void act(String method, String path, Map<String, Object> how) {
    acts.add(method, path, how);
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
      HubRequest request = HubRequest.read(socket.getInputStream());
      if (request != null) {
        HubAnswer answer = host.equals("hub") ? hub(request) : cdn(request);
        exchanges.add(
            new HubExchange(
                host, request.method(), request.path(), request.headers(), answer.status()));
        answer.write(socket.getOutputStream(), !request.method().equals("HEAD"));
      }
    } catch (IOException gone) {
      // Who asked has had enough.
    }
  }

  private HubAnswer hub(HubRequest request) throws IOException {
    Map<String, Object> act = acts.next(request);
    if (act.containsKey("status")) {
      return HubAnswer.told(act);
    }
    Matcher relative = RELATIVE.matcher(URLDecoder.decode(request.bare(), UTF_8));
    if (relative.matches()) {
      return small(request, relative.group(1), relative.group(2), act);
    }
    Matcher api = API.matcher(request.bare());
    Matcher resolve = RESOLVE.matcher(request.bare());
    boolean isApi = api.matches();
    if (!isApi && !resolve.matches()) {
      return HubAnswer.error(404, "", "no such endpoint");
    }
    String repository = isApi ? api.group(1) : resolve.group(1);
    String written = isApi ? api.group(3) : resolve.group(2);
    String revision = written == null ? "main" : URLDecoder.decode(written, UTF_8);
    Optional<HubAnswer> refusal = refusal(request, repository, revision);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String commit = revisions.getOrDefault(revision, revision);
    if (!isApi) {
      return file(request, repository, commit, URLDecoder.decode(resolve.group(3), UTF_8), act);
    }
    return HubAnswer.json(
        commit,
        "tree".equals(api.group(2))
            ? HubLists.tree(commits.get(commit))
            : HubLists.description(repository, commit, commits.get(commit).keySet()));
  }

  private Optional<HubAnswer> refusal(HubRequest request, String repository, String revision) {
    if (repository.equals("antigua/demo")) {
      String target = request.path().replace("antigua/demo", "org/demo");
      return Optional.of(
          new HubAnswer(307, Map.of("Location", target), new byte[0], Optional.empty()));
    }
    String who = request.headers().get("authorization");
    if (who != null && !who.equals("Bearer " + TOKEN)) {
      return Optional.of(HubAnswer.error(401, "", "Invalid credentials in Authorization header"));
    }
    if (repository.equals("org/gated")) {
      return Optional.of(HubAnswer.error(who == null ? 401 : 403, "GatedRepo", "restricted"));
    }
    if (repository.equals("org/disabled")) {
      return Optional.of(HubAnswer.error(403, "", "Access to this resource is disabled."));
    }
    if (!repository.equals("org/demo") && !(repository.equals("org/private") && who != null)) {
      return Optional.of(
          HubAnswer.error(who == null ? 401 : 404, "RepoNotFound", "Repository not found"));
    }
    return commits.containsKey(revisions.getOrDefault(revision, revision))
        ? Optional.empty()
        : Optional.of(HubAnswer.error(404, "RevisionNotFound", "Invalid rev id: " + revision));
  }

  private HubAnswer file(
      HubRequest request, String repository, String commit, String name, Map<String, Object> act) {
    byte[] bytes = commits.get(commit).get(name);
    if (bytes == null) {
      HubAnswer error = HubAnswer.error(404, "EntryNotFound", "Entry not found");
      error.headers().put("X-Repo-Commit", commit);
      return error;
    }
    if (name.equals("tokenizer/vocab.txt")) {
      String target = "/api/resolve-cache/models/" + repository + "/" + commit + "/" + name;
      return HubAnswer.redirect(307, target, commit, Golden.gitBlob(bytes), bytes.length);
    }
    if (HubLists.isLarge(name)) {
      String sha256 = Golden.sha256(bytes);
      String target = otherHost() + "/blobs/" + sha256 + "?Expires=1767323045&Signature=abc";
      return HubAnswer.redirect(302, target, commit, sha256, bytes.length);
    }
    return small(request, commit, name, act);
  }

  private HubAnswer small(HubRequest request, String commit, String name, Map<String, Object> act) {
    byte[] bytes = commits.get(commit).get(name);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Repo-Commit", commit);
    String weak = name.equals("config.json") ? "W/" : "";
    headers.put("ETag", weak + '"' + Golden.gitBlob(bytes) + '"');
    return HubAnswer.data(request, bytes, headers, act);
  }

  private HubAnswer cdn(HubRequest request) {
    Map<String, Object> act = acts.next(request);
    if (act.containsKey("status")) {
      return HubAnswer.told(act);
    }
    String hash = request.bare().replaceFirst(".*/", "");
    for (Map<String, byte[]> files : commits.values()) {
      for (byte[] bytes : files.values()) {
        if (Golden.sha256(bytes).equals(hash)) {
          return HubAnswer.data(
              request, bytes, new LinkedHashMap<>(Map.of("ETag", "\"md5\"")), act);
        }
      }
    }
    return HubAnswer.error(404, "", "no such blob");
  }

  @Override
  public void close() throws IOException {
    hub.close();
    cdn.close();
    threads.shutdownNow();
  }
}
