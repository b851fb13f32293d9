package org.injerto.server.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.server.http.Body;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * What a body is said to be.
 *
 * @param charset of its characters
 */
record ContentType(Format format, Charset charset) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What spreadsheets write, besides UTF-8. */
  private static final Map<String, Charset> CHARSETS =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "us-ascii", StandardCharsets.US_ASCII,
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "windows-1252", Charset.forName("windows-1252"));

  /**
   * What a header says: JSON in UTF-8 if there is none.
   *
   * @throws RefusedException with status 415 if the server reads no such bodies
   */
  static ContentType of(Optional<String> header) {
    if (header.isEmpty()) {
      return new ContentType(Format.JSON, StandardCharsets.UTF_8);
    }
    List<String> parts = Stream.of(header.get().split(";", -1)).map(String::strip).toList();
    String type = parts.get(0);
    Format format = Format.named(type).orElseThrow(() -> unsupported("type.unknown", type));
    String name =
        parts.stream()
            .skip(1)
            .filter(part -> part.toLowerCase(Locale.ROOT).startsWith("charset="))
            .map(part -> part.substring("charset=".length()).replace("\"", ""))
            .findFirst()
            .orElse("utf-8");
    Charset charset = CHARSETS.get(name.toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw unsupported("charset.unknown", name);
    }
    return new ContentType(format, charset);
  }

  /**
   * The body of a request that can only be JSON.
   *
   * @throws RefusedException with status 415 if it is said to be something else
   * @throws InvalidInputException if it is in another encoding
   */
  static String json(Request request) {
    Optional<String> header = request.header(Response.CONTENT_TYPE);
    ContentType type = of(header);
    if (type.format != Format.JSON) {
      String found = Printable.text(header.orElse(""));
      throw new RefusedException(
          Refusal.of(
              415, Message.of(ContentType.class, "type.unknown", found, Format.JSON.type())));
    }
    return type.decode(request.body());
  }

  private static RefusedException unsupported(String key, String found) {
    String known =
        key.startsWith("type")
            ? Format.all()
            : String.join(", ", CHARSETS.keySet().stream().sorted().toList());
    return new RefusedException(
        Refusal.of(415, Message.of(ContentType.class, key, Printable.text(found), known)));
  }

  /**
   * The text of a body, without a mark of its byte order.
   *
   * @throws InvalidInputException if it is in another encoding, with the first byte that says so
   */
  String decode(Body body) {
    ByteBuffer bytes = body.buffer();
    CharBuffer characters = CharBuffer.allocate(body.size());
    CoderResult result = charset.newDecoder().decode(bytes, characters, true);
    if (result.isError()) {
      String found = String.format(Locale.ROOT, "%02x", bytes.get());
      throw new InvalidInputException(
          Message.of(ContentType.class, "body.encoding", charset, bytes.position() - 1, found));
    }
    String text = characters.flip().toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
