package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is sent: the body is cut off after {@code cut} bytes, or never ends if that is negative. */
record HubAnswer(int status, Map<String, String> headers, byte[] body, Optional<Integer> cut) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  void write(OutputStream out, boolean withBody) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (!headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding")) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    out.write(head.append("Connection: close\r\n\r\n").toString().getBytes(UTF_8));
    if (withBody) {
      out.write(body, 0, cut.map(n -> Math.min(n, body.length)).orElse(body.length));
    }
    out.flush();
  }

  static HubAnswer error(int status, String code, String message) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Error-Message", message);
    if (!code.isEmpty()) {
      headers.put("X-Error-Code", code);
    }
    return new HubAnswer(status, headers, "{}".getBytes(UTF_8), Optional.empty());
  }

  static HubAnswer json(String commit, Object value) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("X-Repo-Commit", commit);
    return new HubAnswer(200, headers, JSON.writeValueAsBytes(value), Optional.empty());
  }

  static HubAnswer redirect(int status, String to, String commit, String etag, int length) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Location", to);
    headers.put("X-Repo-Commit", commit);
    headers.put("X-Linked-Etag", '"' + etag + '"');
    headers.put("X-Linked-Size", String.valueOf(length));
    return new HubAnswer(status, headers, "redirect".getBytes(UTF_8), Optional.empty());
  }

  static HubAnswer data(
      HubRequest request, byte[] whole, Map<String, String> headers, Map<String, Object> act) {
    byte[] bytes = Golden.changed(whole, act);
    Optional<Integer> cut = Optional.ofNullable((Integer) act.get("cut"));
    Matcher range = RANGE.matcher(request.headers().getOrDefault("range", ""));
    if (act.containsKey("chunked")) {
      headers.put("Transfer-Encoding", "chunked");
      String chunk = Integer.toHexString(bytes.length) + "\r\n";
      String all =
          chunk + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1) + "\r\n0\r\n\r\n";
      bytes = all.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
    if (!range.matches() || act.containsKey("ignoreRange")) {
      return new HubAnswer(200, headers, bytes, cut);
    }
    int from = Integer.parseInt(range.group(1));
    if (from >= whole.length) {
      headers.put("Content-Range", "bytes */" + whole.length);
      return new HubAnswer(416, headers, new byte[0], cut);
    }
    headers.put("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + whole.length);
    byte[] part = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
    return new HubAnswer(206, headers, part, cut);
  }

  static HubAnswer told(Map<String, Object> act) {
    HubAnswer answer =
        error(
            (Integer) act.get("status"),
            (String) act.getOrDefault("code", ""),
            (String) act.getOrDefault("message", "transient"));
    ((Map<?, ?>) act.getOrDefault("headers", Map.of()))
        .forEach((name, value) -> answer.headers.put((String) name, (String) value));
    return act.containsKey("body")
        ? new HubAnswer(
            answer.status,
            answer.headers,
            ((String) act.get("body")).getBytes(UTF_8),
            Optional.empty())
        : answer;
  }
}
