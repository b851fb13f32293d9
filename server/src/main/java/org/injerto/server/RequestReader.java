package org.injerto.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Fields;
import org.injerto.server.http.Body;
import org.injerto.server.http.Client;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Languages;
import org.injerto.server.http.Request;
import org.injerto.server.http.RequestContext;
import org.injerto.server.http.RequestId;
import org.injerto.server.http.Target;
import org.injerto.server.http.TraceContext;

/** Takes from Jetty what a request is, but for its body. */
final class RequestReader {
  private final Duration deadline;

  /** A reader of requests that may take as long as that. */
  RequestReader(Duration deadline) {
    this.deadline = deadline;
  }

  Request read(org.eclipse.jetty.server.Request jetty) {
    Headers headers = headers(jetty.getHeaders());
    RequestContext context =
        new RequestContext(
            RequestId.of(headers.get(RequestId.HEADER).orElse("")),
            headers.get(TraceContext.HEADER).flatMap(TraceContext::parse),
            new Client(Deadline.after(deadline)),
            Languages.of(headers.get("Accept-Language").orElse("")));
    return new Request(jetty.getMethod(), target(jetty), headers, Body.EMPTY, context);
  }

  private static Headers headers(HttpFields fields) {
    SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : fields) {
      String value = field.getValue() == null ? "" : field.getValue();
      headers.merge(field.getName(), value, (one, other) -> one + ", " + other);
    }
    return new Headers(headers);
  }

  private static Target target(org.eclipse.jetty.server.Request jetty) {
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(jetty)) {
      query.put(field.getName(), field.getValue());
    }
    return new Target(jetty.getHttpURI().getDecodedPath(), query, Map.of());
  }
}
