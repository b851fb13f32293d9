package org.injerto.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/** What the interface of the hub says of models and their files. */
final class Listing {
  private static final int LARGEST_ANSWER = 32 << 20;
  private static final int MOST_PAGES = 50;
  private static final int MOST_FILES = 50_000;
  private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HubClient client;
  private final Backoff backoff;
  private final HubCache cache;

  Listing(HubClient client, Backoff backoff, HubCache cache) {
    this.client = client;
    this.backoff = backoff;
    this.cache = cache;
  }

  /**
   * What a revision stands for now.
   *
   * @param siblings the names of its files
   */
  record Description(String commit, FileList siblings) {}

  /** Asks what a revision stands for. */
  Description description(ModelName model) throws IOException {
    JsonNode json = page(model, client.addresses().description(model)).json;
    String commit = json.path("sha").asText("");
    if (!Revision.isCommit(commit) || !json.path("siblings").isArray()) {
      throw noHub(client.addresses().endpoint());
    }
    return new Description(commit, FileList.ofSiblings(json));
  }

  /** The files of a commit, with sizes and hashes if the server has them. */
  FileList files(ModelName model, Description description) throws IOException {
    Optional<FileList> known = cache.fileList(model.repository(), description.commit());
    if (known.isPresent()) {
      return known.get();
    }
    try {
      return tree(model, description);
    } catch (HubException failed) {
      if (failed.reason() == Reason.NO_FILE || failed.reason() == Reason.NO_HUB) {
        return description.siblings(); // a mirror without such lists
      }
      throw failed;
    }
  }

  private FileList tree(ModelName model, Description description) throws IOException {
    String commit = description.commit();
    List<HubFile> files = new ArrayList<>();
    List<JsonNode> pages = new ArrayList<>();
    URI first = client.addresses().tree(model.repository(), commit);
    Optional<URI> next = Optional.of(first);
    Set<URI> seen = new HashSet<>();
    while (next.isPresent()) {
      if (!seen.add(next.get())) {
        throw failed("list.circle", model, next.get().getHost());
      }
      if (!Redirect.sameOrigin(first, next.get())) {
        // Another server would be told what is asked for; the names alone are known without it.
        return description.siblings();
      }
      Page page = page(model, next.get());
      pages.add(page.json);
      files.addAll(FileList.ofTree(page.json));
      if (pages.size() > MOST_PAGES || files.size() > MOST_FILES) {
        throw failed("list.long", model, MOST_FILES);
      }
      next = page.next;
    }
    FileList list = new FileList(files);
    cache.keepFileList(model.repository(), commit, FileList.cached(pages));
    return list;
  }

  private record Page(JsonNode json, Optional<URI> next) {}

  private Page page(ModelName model, URI address) throws IOException {
    return backoff.patiently(
        () -> {
          HttpResponse<TimedBody> answer = client.api(model, address);
          try (TimedBody body = answer.body()) {
            byte[] bytes = body.upTo(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
              throw failed("answer.long", address.getHost(), LARGEST_ANSWER);
            }
            return new Page(MAPPER.readTree(bytes), next(answer));
          } catch (JsonProcessingException notJson) {
            throw noHub(address);
          } catch (IOException failed) {
            throw ConnectionFailure.of(failed, address);
          }
        });
  }

  private static Optional<URI> next(HttpResponse<?> answer) throws HubException {
    Matcher next = NEXT_PAGE.matcher(answer.headers().firstValue("Link").orElse(""));
    return next.find()
        ? Optional.of(Redirect.resolved(answer.uri(), next.group(1)))
        : Optional.empty();
  }

  private static HubException noHub(URI address) {
    return new HubException(Reason.NO_HUB, Message.of(Listing.class, "answer.no.hub", address));
  }

  private static HubException failed(String key, Object... arguments) {
    return new HubException(Reason.OTHER, Message.of(Listing.class, key, arguments));
  }
}
