package org.injerto.hub;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/** What an answer that is no success means, in words ({@code hf_raise_for_status}). */
final class RefusedAnswer {
  private static final Set<Integer> BUSY = Set.of(408, 429, 500, 502, 503, 504);

  /** What servers say to an address that means nothing to them; S3 says 403. */
  private static final Set<Integer> NO_INTERFACE = Set.of(400, 403, 404, 405, 410, 501);

  private static final String WRONG_TOKEN = "Invalid credentials in Authorization header";
  private static final String DISABLED = "Access to this resource is disabled.";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /** {@code "resolvers";r=0;t=2}: nothing is left, and in 2 s there will be. */
  private static final Pattern RESET = Pattern.compile("\\bt=([0-9]{1,9})");

  private final HubSettings settings;
  private final ModelName model;
  private final HttpResponse<?> answer;

  /**
   * @param model what was asked for
   */
  RefusedAnswer(HubSettings settings, ModelName model, HttpResponse<?> answer) {
    this.settings = settings;
    this.model = model;
    this.answer = answer;
  }

  /** The same for a question that hubs alone understand. */
  HubException explainedOfInterface() {
    HubException refused = explained();
    boolean signed =
        Stream.of("X-Error-Code", "X-Error-Message", "X-Repo-Commit")
            .anyMatch(name -> !header(name).isEmpty());
    return signed || !NO_INTERFACE.contains(answer.statusCode())
        ? refused
        : new HubException(Reason.NO_HUB, refused.explanation(), refused);
  }

  HubException explained() {
    String said = header("X-Error-Message");
    boolean known = settings.token().isPresent();
    switch (header("X-Error-Code")) {
      case "RevisionNotFound":
        return failed(Reason.NO_REVISION, "answer.revision", model.repository(), model.revision());
      case "EntryNotFound":
        return failed(Reason.NO_FILE, "answer.file", path(), model);
      case "GatedRepo":
        String page = settings.endpoint() + "/" + model.repository();
        return failed(
            Reason.DENIED, known ? "answer.gated.known" : "answer.gated", model.repository(), page);
      case "RepoNotFound":
        return noRepository(known);
      default:
        break;
    }
    if (said.equals(DISABLED)) {
      return failed(Reason.OTHER, "answer.disabled", model.repository());
    }
    int status = answer.statusCode();
    return switch (status) {
      case 401 ->
          said.equals(WRONG_TOKEN)
              ? failed(Reason.DENIED, "answer.token", settings.endpoint())
              : noRepository(known);
      case 403 -> failed(Reason.DENIED, "answer.forbidden", model.repository(), shown(said));
      case 407 -> failed(Reason.OTHER, "answer.proxy", answer.uri().getHost());
      case 429 -> busy("answer.often");
      default -> other(status, said);
    };
  }

  private HubException noRepository(boolean known) {
    return failed(
        Reason.NO_REPOSITORY,
        known ? "answer.repository.known" : "answer.repository",
        model.repository(),
        settings.endpoint());
  }

  private HubException other(int status, String said) {
    if (BUSY.contains(status)) {
      return busy("answer.busy");
    }
    Reason reason = status == 404 ? Reason.NO_FILE : Reason.OTHER;
    return failed(reason, "answer.other", status, shown(said), address());
  }

  private HubException busy(String key) {
    Message message =
        Message.of(RefusedAnswer.class, key, answer.uri().getHost(), answer.statusCode());
    return new HubException(Reason.BUSY, message, requestedWait());
  }

  /** A second more than is asked for, as clocks differ. */
  private Optional<Duration> requestedWait() {
    String after = header("Retry-After");
    if (SECONDS.matcher(after).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(after) + 1));
    }
    Matcher reset = RESET.matcher(header("ratelimit"));
    return reset.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(reset.group(1)) + 1))
        : Optional.empty();
  }

  private String header(String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private String path() {
    String raw = answer.uri().getRawPath().replaceFirst(".*/resolve/[^/]+/", "");
    return HubPath.shown(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  /** Without what signs an address. */
  private URI address() {
    return URI.create(answer.uri().toString().replaceFirst("\\?.*", ""));
  }

  private static String shown(String said) {
    return said.isEmpty() ? "-" : HubPath.shown(said);
  }

  private static HubException failed(Reason reason, String key, Object... arguments) {
    return new HubException(reason, Message.of(RefusedAnswer.class, key, arguments));
  }
}
