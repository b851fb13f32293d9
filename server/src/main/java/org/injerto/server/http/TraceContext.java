package org.injerto.server.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a request in a trace across services.
 *
 * @param traceId 32 hexadecimal digits, not all of them 0
 * @param parentId 16 hexadecimal digits, not all of them 0
 * @param flags two hexadecimal digits
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceContext(String traceId, String parentId, String flags) {
  /** The name of the header. */
  public static final String HEADER = "traceparent";

  private static final Pattern VERSION_00 =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

  /** What a header says; nothing if it is not as version 00 has it. */
  public static Optional<TraceContext> parse(String header) {
    Matcher parts = VERSION_00.matcher(header);
    return parts.matches()
        ? Optional.of(new TraceContext(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  /** As the header has it. */
  public String header() {
    return "00-" + traceId + "-" + parentId + "-" + flags;
  }
}
