package org.injerto.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/** The requests that a hub understands, each sent once. */
final class HubClient {
  private static final int REDIRECTS = 5;

  /** What is said of a file that is not there; S3 says 403 to who may not list its files. */
  private static final Set<Integer> ABSENT = Set.of(403, 404, 410);

  /** What is said by a server that knows no HEAD. */
  private static final Set<Integer> NO_HEAD = Set.of(405, 501);

  private final HubSettings settings;
  private final HttpClient http;

  HubClient(HubSettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // a connection for each of the parallel files
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.network().answer())
            .proxy(settings.network().proxy().selector());
    settings.network().proxy().authenticator().ifPresent(builder::authenticator);
    http = builder.build();
  }

  /** Where this hub has what. */
  HubAddresses addresses() {
    return new HubAddresses(settings.endpoint());
  }

  /**
   * What the hub says of a file.
   *
   * <p>Relative redirects are followed. Another one leads to the bytes, and what is to be known of
   * them stands in the answer with the redirect.
   */
  FileAnswer metadata(ModelName model, HubPath file) throws IOException {
    Described described = described(addresses().file(model, file));
    Optional<String> commit = described.headers().commit();
    if (described.status() >= 400) {
      HubException refused = refused(model, described).explained();
      if (refused.reason() == Reason.NO_FILE && commit.isPresent()) {
        return new FileAnswer.Missing(commit.get(), refused);
      }
      throw refused;
    }
    PlainFile found = PlainFile.of(file, described.headers(), described.location());
    // A mirror of plain files may have the interface too, which has said the commit.
    Optional<String> known =
        commit.or(() -> Optional.of(model.revision().text()).filter(Revision::isCommit));
    if (known.isEmpty() || !found.isDescribed() || described.headers().isPage()) {
      throw failed("answer.no.hub", settings.endpoint());
    }
    return found.at(known.get());
  }

  /**
   * What a server that may be no hub says of a file; nothing if there is none.
   *
   * @throws HubException if it says neither
   */
  Optional<PlainFile> plain(ModelName model, HubPath file) throws IOException {
    URI address = addresses().file(model, file);
    Described headed = described(address);
    Described described = NO_HEAD.contains(headed.status()) ? opened(address) : headed;
    if (ABSENT.contains(described.status())) {
      return Optional.empty();
    }
    if (described.status() >= 400) {
      throw refused(model, described).explained();
    }
    return described.headers().isPage()
        ? Optional.empty()
        : Optional.of(PlainFile.of(file, described.headers(), described.location()));
  }

  /** An answer about a file without its bytes, and where these are. */
  private record Described(HttpResponse<?> answer, URI location) {
    int status() {
      return answer.statusCode();
    }

    FileHeaders headers() {
      return new FileHeaders(answer.headers());
    }
  }

  private RefusedAnswer refused(ModelName model, Described described) {
    return new RefusedAnswer(settings, model, described.answer);
  }

  private Described described(URI first) throws IOException {
    URI asked = first;
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpResponse<Void> answer = head(asked);
      Optional<Redirect> redirect = Redirect.of(answer);
      if (redirect.isEmpty() || !leadsOn(redirect.get(), answer)) {
        return new Described(answer, redirect.map(Redirect::target).orElse(asked));
      }
      asked = redirect.get().target();
    }
    throw failed("redirect.many", asked.getHost());
  }

  /** Whether what is to be known of a file stands where a redirect leads. */
  private static boolean leadsOn(Redirect redirect, HttpResponse<?> answer) {
    FileHeaders said = new FileHeaders(answer.headers());
    boolean sameServer = Redirect.sameOrigin(answer.uri(), redirect.target());
    return redirect.relative() || !said.isOfHub() || sameServer && said.etag().isEmpty();
  }

  private Described opened(URI address) throws IOException {
    HttpResponse<TimedBody> answer = get(request(address, settings.network().answer()).build());
    answer.body().close();
    return new Described(answer, answer.uri());
  }

  private HttpResponse<Void> head(URI address) throws IOException {
    HttpRequest request =
        request(address, settings.network().answer())
            .method("HEAD", BodyPublishers.noBody())
            .build();
    return send(request, BodyHandlers.discarding());
  }

  /**
   * The bytes at an address, from one of them on; redirects are followed.
   *
   * @param from 0 for all
   * @return an answer of status 200, 206 or 416
   */
  HttpResponse<TimedBody> bytes(ModelName model, URI address, long from) throws IOException {
    HttpRequest.Builder request = request(address, settings.network().bytes());
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    HttpResponse<TimedBody> answer = get(request.build());
    int status = answer.statusCode();
    if (status == 200 || status == 206 && from > 0 || status == 416 && from > 0) {
      return answer;
    }
    answer.body().close();
    throw new RefusedAnswer(settings, model, answer).explained();
  }

  /**
   * An answer of the interface of the hub, such as a list of files.
   *
   * @throws HubException of reason {@link Reason#NO_HUB} if the server seems to have none
   */
  HttpResponse<TimedBody> api(ModelName model, URI address) throws IOException {
    HttpResponse<TimedBody> answer = get(request(address, settings.network().answer()).build());
    if (answer.statusCode() == 200) {
      return answer;
    }
    answer.body().close();
    throw new RefusedAnswer(settings, model, answer).explainedOfInterface();
  }

  private HttpResponse<TimedBody> get(HttpRequest first) throws IOException {
    HttpRequest request = first;
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpResponse<TimedBody> answer =
          send(request, head -> new TimedBody(settings.network().bytes()));
      Optional<Redirect> redirect = Redirect.of(answer);
      if (redirect.isEmpty()) {
        return answer;
      }
      answer.body().close();
      HttpRequest.Builder next = request(redirect.get().target(), first.timeout().orElseThrow());
      first.headers().firstValue("Range").ifPresent(range -> next.header("Range", range));
      request = next.build();
    }
    throw failed("redirect.many", request.uri().getHost());
  }

  /** A request that only the hub itself is told the token with. */
  private HttpRequest.Builder request(URI address, Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("User-Agent", "injerto")
            // A compressed answer would have another length and another etag.
            .header("Accept-Encoding", "identity");
    if (Redirect.sameOrigin(address, settings.endpoint())) {
      settings.token().ifPresent(token -> request.header("Authorization", token.authorization()));
    }
    return request;
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request, handler);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (IOException failed) {
      throw ConnectionFailure.of(failed, request.uri());
    }
  }

  private static HubException failed(String key, Object... arguments) {
    return new HubException(Reason.OTHER, Message.of(HubClient.class, key, arguments));
  }
}
