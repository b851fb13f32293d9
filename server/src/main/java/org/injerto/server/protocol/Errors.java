package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.injerto.server.http.Body;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Response;

/** Refusals as the protocols write them. */
final class Errors {
  private Errors() {}

  /** As the multi-model server, which SageMaker's clients know: code, type and message. */
  static Response modelServer(Refusal refusal, Locale language) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", refusal.status());
    json.put("type", type(refusal.status()));
    return response(refusal, json.put("message", refusal.in(language)));
  }

  /** As the Open Inference Protocol: nothing but the reason. */
  static Response openInference(Refusal refusal, Locale language) {
    return response(
        refusal, JsonNodeFactory.instance.objectNode().put("error", refusal.in(language)));
  }

  private static Response response(Refusal refusal, ObjectNode json) {
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
