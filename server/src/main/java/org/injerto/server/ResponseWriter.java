package org.injerto.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;
import org.injerto.server.http.Body;
import org.injerto.server.http.Request;
import org.injerto.server.http.RequestId;
import org.injerto.server.http.Response;
import org.injerto.server.http.TraceContext;

/** Gives Jetty an answer. */
final class ResponseWriter {
  private static final int WORTH_PACKING = 1024; // bytes
  private static final Pattern TAKES_GZIP =
      Pattern.compile("(?i)(^|.*[, ])(gzip|\\*)(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");

  private ResponseWriter() {}

  /**
   * Writes an answer.
   *
   * @param close whether the connection is of no use afterwards
   * @param written is told when all of it is sent, or cannot be
   */
  static void write(
      Request request,
      Response response,
      boolean close,
      org.eclipse.jetty.server.Response jetty,
      Callback written) {
    jetty.setStatus(response.status());
    HttpFields.Mutable headers = jetty.getHeaders();
    response.headers().fields().forEach(headers::put);
    headers.put(RequestId.HEADER, request.context().id());
    headers.put("Server-Timing", timing(jetty.getRequest()));
    request.context().trace().ifPresent(t -> headers.put(TraceContext.HEADER, t.header()));
    if (close) {
      headers.put(HttpHeader.CONNECTION, "close");
    }
    jetty.write(true, content(request, response.body(), headers), written);
  }

  /** How long the request has taken so far, in milliseconds, as browsers read it. */
  private static String timing(org.eclipse.jetty.server.Request request) {
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    return "total;dur=" + Math.round(nanos / 1e4) / 1e2;
  }

  private static ByteBuffer content(Request request, Body body, HttpFields.Mutable headers) {
    if (body.size() < WORTH_PACKING) {
      return body.buffer();
    }
    headers.put(HttpHeader.VARY, "Accept-Encoding");
    if (!takesGzip(request)) {
      return body.buffer();
    }
    headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
    return packed(body);
  }

  private static boolean takesGzip(Request request) {
    return TAKES_GZIP.matcher(request.header("Accept-Encoding").orElse("")).matches();
  }

  private static ByteBuffer packed(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.size() / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      body.stream().transferTo(gzip);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can be written", impossible);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
