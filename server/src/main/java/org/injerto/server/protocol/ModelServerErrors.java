package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.injerto.server.http.Body;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Response;

/** Errors as the multi-model server writes them: code, type and message. */
final class ModelServerErrors {
  private ModelServerErrors() {}

  static Response response(Refusal refusal, Locale language) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", refusal.status())
            .put("type", type(refusal.status()))
            .put("message", refusal.in(language));
    return response(refusal, json);
  }

  /** An error with the status and headers of a refusal, and a body of its own. */
  static Response response(Refusal refusal, ObjectNode json) {
    Headers headers = refusal.headers().with(Response.CONTENT_TYPE, Format.JSON.type());
    return new Response(refusal.status(), headers, Body.of(Json.write(json)), Optional.empty());
  }

  private static String type(int status) {
    return switch (status) {
      case 404 -> "ModelNotFoundException";
      case 405 -> "MethodNotAllowedException";
      case 408, 504 -> "RequestTimeoutException";
      case 409 -> "ConflictStatusException";
      case 429, 503 -> "ServiceUnavailableException";
      case 507 -> "WorkerInitializationException";
      default -> status < 500 ? "BadRequestException" : "InternalServerException";
    };
  }
}
