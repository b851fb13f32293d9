package org.injerto.hub;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The files of a model from a server that has them by the addresses of a hub, but nothing that
 * lists them: a bucket of S3, a folder of a web server. It is asked for every name that a model may
 * need, and what it says of the files makes the commit.
 */
final class MirrorFetch {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HubClient client;
  private final Backoff backoff;
  private final HubCache cache;
  private final FileChoice choice;
  private final FetchListener listener;
  private final MeasuredFetch measuring;
  private final FileFetch fetch;

  MirrorFetch(
      HubClient client,
      Backoff backoff,
      HubCache cache,
      FileChoice choice,
      FetchListener listener) {
    this.client = client;
    this.backoff = backoff;
    this.cache = cache;
    this.choice = choice;
    this.listener = listener;
    measuring = new MeasuredFetch(client, backoff, cache, listener);
    fetch = new FileFetch(client, backoff, cache);
  }

  /**
   * Fetches what is not there yet.
   *
   * @param noHub why the server seems to be none
   * @throws HubException if it has no file of the model either
   * @throws InvalidInputException if its files are no model
   */
  Snapshot fetch(ModelName model, HubException noHub) throws IOException {
    Map<String, PlainFile> there = ask(model, choice.known());
    if (there.isEmpty()) {
      throw nothing(model, noHub);
    }
    // First alone: what answers with pages to everything is found out by it.
    there.putAll(measured(model, there.values().stream().filter(MirrorFetch::isConfig).toList()));
    Map<String, PlainFile> files = new TreeMap<>(there);
    files.keySet().retainAll(chosen(model, there.keySet()));
    files.putAll(measured(model, files.values()));
    Map<String, PlainFile> shards = shards(model, files.values());
    files.putAll(shards);
    files.putAll(measured(model, shards.values()));
    return place(model, files);
  }

  private Map<String, PlainFile> ask(ModelName model, Collection<String> names) throws IOException {
    List<Callable<Optional<PlainFile>>> questions = new ArrayList<>();
    for (String name : names) {
      HubPath path = new HubPath(name);
      questions.add(() -> backoff.patiently(() -> client.plain(model, path)));
    }
    Map<String, PlainFile> there = new TreeMap<>();
    for (Optional<PlainFile> file : AtOnce.all(questions)) {
      file.ifPresent(found -> there.put(found.path().text(), found));
    }
    return there;
  }

  private HubException nothing(ModelName model, HubException noHub) {
    if (!(noHub.getCause() instanceof HubException refused)) {
      return noHub; // something answers, with pages
    }
    HubPath config = new HubPath(ModelFileChoice.CONFIG);
    return refused.reason() == Reason.DENIED
        ? refused
        : new HubException(
            Reason.NO_REPOSITORY,
            message(
                "mirror.nothing",
                client.addresses().endpoint(),
                model,
                client.addresses().file(model, config)));
  }

  private List<String> chosen(ModelName model, Set<String> there) {
    try {
      return choice.choose(List.copyOf(there));
    } catch (InvalidInputException noModel) {
      throw new InvalidInputException(
          message("mirror.no.model", client.addresses().endpoint(), model),
          List.of(noModel.subject(), message("mirror.there", String.join(", ", there))));
    }
  }

  /** Fetches those that must be read before there is a commit: of an index its bytes count. */
  private Map<String, PlainFile> measured(ModelName model, Collection<PlainFile> files)
      throws IOException {
    List<Callable<PlainFile>> tasks = new ArrayList<>();
    for (PlainFile file : files) {
      if (!file.isDescribed() || choice.namesOthers(file.path().text())) {
        tasks.add(() -> measuring.measured(model, file));
      }
    }
    Map<String, PlainFile> measured = new TreeMap<>();
    if (!tasks.isEmpty()) {
      listener.begins(tasks.size(), bytes(files));
      AtOnce.all(tasks).forEach(file -> measured.put(file.path().text(), file));
    }
    return measured;
  }

  private static boolean isConfig(PlainFile file) {
    return file.path().text().equals(ModelFileChoice.CONFIG);
  }

  private static long bytes(Collection<PlainFile> files) {
    return files.stream().mapToLong(file -> file.size().orElse(0)).sum();
  }

  /** What an index names, of which the commit is made too. */
  private Map<String, PlainFile> shards(ModelName model, Collection<PlainFile> files)
      throws IOException {
    Map<String, PlainFile> shards = new TreeMap<>();
    for (PlainFile file : files) {
      if (choice.namesOthers(file.path().text())) {
        Path index = cache.blob(model.repository(), file.blob());
        Set<String> names = new LinkedHashSet<>(choice.shards(index, name -> true));
        shards.putAll(ask(model, names));
        choice.shards(index, shards::containsKey);
      }
    }
    return shards;
  }

  private Snapshot place(ModelName model, Map<String, PlainFile> files) throws IOException {
    Optional<String> known = commit(model, files.values());
    String commit = known.isPresent() ? known.get() : derived(model, files);
    listener.begins(files.size(), bytes(files.values()));
    List<Callable<Path>> tasks = new ArrayList<>();
    for (PlainFile file : files.values()) {
      FileAnswer.Found found = file.at(commit);
      tasks.add(() -> fetch.place(model, file.path(), found, Optional.empty(), listener));
    }
    AtOnce.all(tasks);
    cache.keepCommit(model, commit);
    Path folder = cache.snapshot(model.repository(), commit);
    return new Snapshot(model, commit, folder, List.copyOf(files.keySet()));
  }

  /** The one that was asked for, or that all files are said to be of. */
  private static Optional<String> commit(ModelName model, Collection<PlainFile> files) {
    if (model.revision().isCommit()) {
      return Optional.of(model.revision().text());
    }
    List<Optional<String>> said = files.stream().map(PlainFile::commit).distinct().toList();
    return said.size() == 1 ? said.get(0) : Optional.empty();
  }

  /**
   * One made here, with the list of its files. There is no such list of a commit of somebody else,
   * which may have more of them.
   */
  private String derived(ModelName model, Map<String, PlainFile> files) throws IOException {
    String commit = DerivedName.commit(files.values());
    cache.keepFileList(model.repository(), commit, FileList.cached(List.of(page(files))));
    listener.notice(message("mirror.derived", client.addresses().endpoint(), model, commit));
    return commit;
  }

  /** As a hub would list them. */
  private static ArrayNode page(Map<String, PlainFile> files) {
    ArrayNode page = MAPPER.createArrayNode();
    files.forEach(
        (name, file) ->
            page.addObject()
                .put("type", "file")
                .put("path", name)
                .put("oid", file.blob())
                .put("size", file.size().orElseThrow()));
    return page;
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(MirrorFetch.class, key, arguments);
  }
}
