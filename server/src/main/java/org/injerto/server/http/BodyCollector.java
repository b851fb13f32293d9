package org.injerto.server.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.injerto.text.Message;

/**
 * Gathers the bytes of a body as they come, up to a limit. What comes beyond it is counted and
 * dropped: a client that is still sending does not hear why it was refused.
 */
public final class BodyCollector {
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long received;

  /** A collector of at most {@code limit} bytes, packed or unpacked. */
  public BodyCollector(int limit) {
    this.limit = limit;
  }

  /** Takes the bytes that are left in a buffer. */
  public void add(ByteBuffer more) {
    received += more.remaining();
    if (received <= limit) {
      byte[] chunk = new byte[more.remaining()];
      more.get(chunk);
      bytes.writeBytes(chunk);
    }
  }

  /** How many bytes have come, those that were dropped included. */
  public long received() {
    return received;
  }

  /**
   * The body, once all of it has come.
   *
   * @param encoding what the header {@code Content-Encoding} says: gzip, identity or nothing
   * @throws RefusedException with status 413 if it is larger than the limit, packed or unpacked,
   *     with status 400 if it is not as its encoding says, with status 415 if that is unknown
   */
  public Body body(String encoding) {
    if (received > limit) {
      throw tooLarge();
    }
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> Body.owning(bytes.toByteArray());
      case "gzip", "x-gzip" -> unpacked();
      default -> throw refused(415, "body.encoding");
    };
  }

  /** Stops at the limit, whatever the packed bytes would grow to. */
  private Body unpacked() {
    try (InputStream packed = new ByteArrayInputStream(bytes.toByteArray());
        InputStream unpacked = new GZIPInputStream(packed)) {
      byte[] all = unpacked.readNBytes(limit);
      if (unpacked.read() >= 0) {
        throw tooLarge();
      }
      return Body.owning(all);
    } catch (IOException damaged) {
      throw refused(400, "body.gzip");
    }
  }

  private RefusedException tooLarge() {
    return refused(413, "body.size", limit);
  }

  private static RefusedException refused(int status, String key, Object... arguments) {
    return new RefusedException(
        Refusal.of(status, Message.of(BodyCollector.class, key, arguments)));
  }
}
