package org.injerto.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.injerto.server.http.Body;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;

/**
 * What a browser keeps until it is told that it has changed.
 *
 * @param type of its content
 * @param tag other for other content, in quotes, as in the header {@code ETag}
 */
record PageFile(String type, String tag, Body content) {
  private static final String WEAK = "W/";

  /**
   * The page may load, run and call what this server has and nothing else; it cannot turn text into
   * markup, nor can another page show it in a frame.
   *
   * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
   */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final Headers HEADERS =
      Headers.of(
          Map.of(
              "Cache-Control", "no-cache", // to be kept, and asked about each time
              "Content-Security-Policy", POLICY,
              "Cross-Origin-Opener-Policy", "same-origin",
              "Cross-Origin-Resource-Policy", "same-origin",
              "Referrer-Policy", "no-referrer",
              "X-Content-Type-Options", "nosniff"));

  /** A file beside this class. */
  static PageFile read(String name) {
    try (InputStream file = PageFile.class.getResourceAsStream(name)) {
      return of(type(name), Objects.requireNonNull(file, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PageFile of(String type, byte[] content) {
    return new PageFile(type, tag(content), Body.of(content));
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".html" -> "text/html; charset=utf-8";
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".json" -> "application/json";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("name must have a known ending; name=" + name);
    };
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The content, or status 304 for a browser that has it. */
  Response answer(Request request) {
    Response response =
        request.header("If-None-Match").filter(this::isNamedIn).isPresent()
            ? Response.empty(304)
            : Response.of(200, type, content);
    for (Map.Entry<String, String> header : HEADERS.fields().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response.with("ETag", WEAK + tag); // weak: packed and unpacked it is the same
  }

  /** Tags are compared weakly here (RFC 9110, 13.1.2). */
  private boolean isNamedIn(String tags) {
    return Arrays.stream(tags.split(","))
        .map(String::strip)
        .map(known -> known.startsWith(WEAK) ? known.substring(WEAK.length()) : known)
        .anyMatch(known -> known.equals(tag) || known.equals("*"));
  }
}
