package org.injerto.server.http;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Names of requests. */
public final class RequestId {
  /** The header that brings and takes them. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+=-]{0,127}");
  private static final String PROCESS = UUID.randomUUID().toString().substring(0, 18);
  private static final AtomicLong COUNT = new AtomicLong();

  private RequestId() {}

  /** The one in a header, if that can stand in a log: up to 128 letters, digits and the like. */
  public static String of(String header) {
    return SANE.matcher(header).matches() ? header : fresh();
  }

  private static String fresh() {
    return PROCESS + "-" + Long.toHexString(COUNT.incrementAndGet());
  }
}
