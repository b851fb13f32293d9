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
import java.util.regex.Pattern;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/** The requests that a hub understands, each sent once. */
final class HubClient {
  private static final int REDIRECTS = 5;

  /** Names of blobs: a hash at huggingface.co, whatever else at a mirror; never a way elsewhere. */
  private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

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
    URI asked = addresses().file(model, file);
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpResponse<Void> answer = head(asked);
      Optional<Redirect> redirect = Redirect.of(answer);
      boolean leadsOn =
          redirect.isPresent()
              && (redirect.get().relative()
                  || Redirect.sameOrigin(asked, redirect.get().target()) && etag(answer).isEmpty());
      if (!leadsOn) {
        return metadata(model, answer, redirect.map(Redirect::target).orElse(asked));
      }
      asked = redirect.get().target();
    }
    throw failed("redirect.many", asked.getHost());
  }

  private FileAnswer metadata(ModelName model, HttpResponse<Void> answer, URI location)
      throws HubException {
    String commit = answer.headers().firstValue("X-Repo-Commit").orElse("");
    if (answer.statusCode() >= 400) {
      HubException refused = new RefusedAnswer(settings, model, answer).explained();
      if (refused.reason() == Reason.NO_FILE && Revision.isCommit(commit)) {
        return new FileAnswer.Missing(commit, refused);
      }
      throw refused;
    }
    String etag = etag(answer);
    long size =
        number(answer, "X-Linked-Size").or(() -> number(answer, "Content-Length")).orElse(-1L);
    if (!Revision.isCommit(commit) || size < 0 || !ETAG.matcher(etag).matches()) {
      throw failed("answer.no.hub", settings.endpoint());
    }
    return new FileAnswer.Found(commit, etag, size, location);
  }

  private HttpResponse<Void> head(URI address) throws IOException {
    HttpRequest request =
        request(address, settings.network().answer())
            .method("HEAD", BodyPublishers.noBody())
            .build();
    return send(request, BodyHandlers.discarding());
  }

  /** The etag without its quotes; that of a linked large file if there is one. */
  private static String etag(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("X-Linked-Etag")
        .or(() -> answer.headers().firstValue("ETag"))
        .orElse("")
        .replaceFirst("^W/", "")
        .replace("\"", "");
  }

  private static Optional<Long> number(HttpResponse<?> answer, String header) {
    return answer
        .headers()
        .firstValue(header)
        .filter(written -> written.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
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

  /** An answer of the interface of the hub, such as a list of files. */
  HttpResponse<TimedBody> api(ModelName model, URI address) throws IOException {
    HttpResponse<TimedBody> answer = get(request(address, settings.network().answer()).build());
    if (answer.statusCode() == 200) {
      return answer;
    }
    answer.body().close();
    throw new RefusedAnswer(settings, model, answer).explained();
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
