package org.injerto.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/**
 * Fetches a file that no etag or no length describes, to learn what it is: all of it each time, as
 * nothing says whether a part of it, or what is in the cache, is still of use.
 */
final class MeasuredFetch {
  private static final int BEGINNING = 256;

  private final HubClient client;
  private final Backoff backoff;
  private final HubCache cache;
  private final FetchListener listener;

  MeasuredFetch(HubClient client, Backoff backoff, HubCache cache, FetchListener listener) {
    this.client = client;
    this.backoff = backoff;
    this.cache = cache;
    this.listener = listener;
  }

  /** The file with the SHA-256 and the length of its bytes, which are a blob of the cache now. */
  PlainFile measured(ModelName model, PlainFile file) throws IOException {
    Path place = cache.blob(model.repository(), DerivedName.blob(file.path(), "", file.size()));
    cache.prepare(place);
    try (BlobLock lock =
        cache.lock(place, () -> listener.notice(FileFetch.waiting(file.path().text())))) {
      Path begun = FileFetch.incomplete(place, lock);
      try {
        backoff.patiently(() -> write(model, file, begun));
        refuseIfPage(file, begun);
        PlainFile measured = file.measured(BlobHash.sha256Of(begun), Files.size(begun));
        Path blob = cache.blob(model.repository(), measured.blob());
        Files.move(begun, blob, StandardCopyOption.ATOMIC_MOVE);
        return measured;
      } finally {
        Files.deleteIfExists(begun);
      }
    }
  }

  private long write(ModelName model, PlainFile file, Path begun) throws IOException {
    HttpResponse<TimedBody> answer = client.bytes(model, file.location(), 0);
    OptionalLong size = new FileHeaders(answer.headers()).size();
    try (TimedBody body = answer.body();
        FileChannel out =
            FileChannel.open(
                begun,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      new ReceivedBytes(listener).append(body, file.location(), out, size.orElse(Long.MAX_VALUE));
      out.force(true);
      return out.size();
    }
  }

  /** What stands in the place of a server need not say that it is a page. */
  private void refuseIfPage(PlainFile file, Path begun) throws IOException {
    if (!file.path().text().endsWith(".json")) {
      return;
    }
    try (InputStream in = Files.newInputStream(begun)) {
      String beginning = new String(in.readNBytes(BEGINNING), US_ASCII).strip();
      if (beginning.startsWith("<")) {
        throw new HubException(
            Reason.NO_HUB,
            Message.of(MeasuredFetch.class, "answer.no.hub", client.addresses().endpoint()));
      }
    }
  }
}
