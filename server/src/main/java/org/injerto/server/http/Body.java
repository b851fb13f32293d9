package org.injerto.server.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.injerto.text.Message;

/** The bytes of a request or an answer, which never change. */
public final class Body {
  /** No bytes. */
  public static final Body EMPTY = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of these bytes. */
  public static Body of(byte[] bytes) {
    return new Body(bytes.clone());
  }

  /** These bytes themselves, which nobody may change from now on. */
  static Body owning(byte[] bytes) {
    return new Body(bytes);
  }

  /** A text in UTF-8. */
  public static Body of(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** All bytes, read only. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** All bytes, from the first. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /**
   * The text that these bytes are in UTF-8.
   *
   * @throws RefusedException with status 400 if they are none
   */
  public String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new RefusedException(Refusal.of(400, Message.of(Body.class, "body.utf8")));
    }
  }

  /** The size only: a body may hold what nobody else may read. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
