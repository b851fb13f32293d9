package org.injerto.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.injerto.hub.HubException.Reason;
import org.injerto.text.Message;

/** The bytes of an answer, written to a file as they come. */
final class ReceivedBytes {
  private final FetchListener listener;

  ReceivedBytes(FetchListener listener) {
    this.listener = listener;
  }

  /**
   * Writes them at the end of a file.
   *
   * @param most how long the file may become
   * @throws HubException if the connection breaks, if there are too many, or if the person wants no
   *     more
   */
  void append(TimedBody body, URI from, FileChannel out, long most) throws IOException {
    out.position(out.size());
    for (List<ByteBuffer> some = next(body, from); !some.isEmpty(); some = next(body, from)) {
      for (ByteBuffer buffer : some) {
        if (out.size() + buffer.remaining() > most) {
          throw wrong("download.long", most);
        }
        listener.received(buffer.remaining());
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      stopIfWanted();
    }
  }

  void stopIfWanted() throws HubException {
    if (listener.stopped()) {
      throw new HubException(Reason.STOPPED, Message.of(ReceivedBytes.class, "download.stopped"));
    }
  }

  private static List<ByteBuffer> next(TimedBody body, URI from) throws IOException {
    try {
      return body.next();
    } catch (IOException broken) {
      throw ConnectionFailure.of(broken, from);
    }
  }

  static HubException wrong(String key, Object... arguments) {
    return new HubException(Reason.WRONG_CONTENT, Message.of(ReceivedBytes.class, key, arguments));
  }
}
