package org.injerto.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/**
 * The bytes of one file, from the hub into a file that is not yet the blob: gone on with where an
 * earlier call or process stopped, and never longer than the hub said.
 */
final class Download {
  private final HubClient client;
  private final Backoff backoff;
  private final ModelName model;
  private final FileAnswer.Found file;
  private final FetchListener listener;
  private final ReceivedBytes content;

  Download(
      HubClient client,
      Backoff backoff,
      ModelName model,
      FileAnswer.Found file,
      FetchListener listener) {
    this.client = client;
    this.backoff = backoff;
    this.model = model;
    this.file = file;
    this.listener = listener;
    content = new ReceivedBytes(listener);
  }

  /**
   * Fetches what is missing, and looks whether it is what the hub promised. A wrong file is
   * deleted; an incomplete one is kept if the connection is to blame.
   *
   * @param hash what the bytes must hash to, if it is known
   */
  void into(Path incomplete, Optional<BlobHash> hash) throws IOException {
    boolean resumed = Files.exists(incomplete) && Files.size(incomplete) > 0;
    try {
      fetch(incomplete);
      check(incomplete, hash);
    } catch (HubException failed) {
      if (failed.reason() == Reason.WRONG_CONTENT || Files.size(incomplete) == 0) {
        forget(incomplete);
      }
      if (failed.reason() != Reason.WRONG_CONTENT || !resumed) {
        throw failed;
      }
      into(incomplete, hash); // it may be the old beginning that was wrong
    } catch (InterruptedIOException stopped) {
      throw stopped;
    } catch (IOException disk) {
      forget(incomplete); // so that a full disk is not left full
      throw disk;
    }
  }

  private void fetch(Path incomplete) throws IOException {
    try (FileChannel out =
        FileChannel.open(incomplete, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (out.size() > file.size()) {
        out.truncate(0); // of another file, or of one that was longer
      }
      listener.moved(out.size());
      readAll(out);
      out.force(true);
    }
  }

  /** Reads answer after answer; the pauses begin anew with every new byte. */
  private void readAll(FileChannel out) throws IOException {
    long farthest = out.size();
    int failures = 0;
    while (out.size() < file.size()) {
      content.stopIfWanted();
      try {
        readOn(out);
      } catch (HubException failed) {
        failures = out.size() > farthest ? 0 : failures;
        farthest = Math.max(farthest, out.size());
        backoff.pauseAfter(failed, failures++);
      }
    }
  }

  /** Appends what one answer has, which must be all that is missing. */
  private void readOn(FileChannel out) throws IOException {
    HttpResponse<TimedBody> answer = client.bytes(model, file.location(), out.size());
    try (TimedBody body = answer.body()) {
      if (!goesOn(answer, out.size())) {
        listener.moved(-out.size());
        out.truncate(0);
      }
      if (answer.statusCode() == 416) {
        throw new HubException(Reason.UNREACHABLE, Message.of(Download.class, "download.range"));
      }
      content.append(body, file.location(), out, file.size());
    }
    if (out.size() < file.size()) {
      throw ReceivedBytes.wrong("download.short", file.size(), out.size());
    }
  }

  /** Whether an answer begins where the file ends. */
  private boolean goesOn(HttpResponse<?> answer, long from) {
    String range = answer.headers().firstValue("Content-Range").orElse("");
    String expected = Pattern.quote("bytes " + from + "-") + "\\d+/(\\*|" + file.size() + ")";
    return answer.statusCode() == 206 && range.matches(expected);
  }

  private static void check(Path incomplete, Optional<BlobHash> hash) throws IOException {
    if (hash.isPresent()) {
      BlobHash found = hash.get().measured(incomplete);
      if (!found.equals(hash.get())) {
        throw ReceivedBytes.wrong("download.hash", hash.get(), found);
      }
    }
  }

  private void forget(Path incomplete) throws IOException {
    if (Files.exists(incomplete)) {
      listener.moved(-Files.size(incomplete));
      Files.delete(incomplete);
    }
  }
}
