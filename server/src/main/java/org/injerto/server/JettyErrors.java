package org.injerto.server;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.injerto.server.http.Languages;
import org.injerto.server.http.Refusal;
import org.injerto.text.Message;

/** Says in our words what Jetty refuses by itself: what is not HTTP. */
final class JettyErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String languages = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    ByteBuffer body = body(response.getStatus(), Objects.requireNonNullElse(languages, ""));
    response.write(true, body, callback);
    return true;
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    fields.put(HttpHeader.CONTENT_TYPE, "application/json");
    return body(status, "");
  }

  /** What it is in our words; a status that is no error's is status 500. */
  static Refusal refusal(int status) {
    int error = HttpStatus.isClientError(status) || HttpStatus.isServerError(status) ? status : 500;
    return Refusal.of(
        error, Message.of(JettyErrors.class, "http.refused", error, HttpStatus.getMessage(error)));
  }

  private static ByteBuffer body(int status, String languages) {
    return refusal(status).response(Languages.of(languages)).body().buffer();
  }
}
