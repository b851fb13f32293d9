package org.injerto.hub;

import java.util.Map;

/** A request and the status of its answer. */
record HubExchange(
    String host, String method, String path, Map<String, String> headers, int status) {
  @Override
  public String toString() {
    String range = headers.containsKey("range") ? " " + headers.get("range") : "";
    String known = headers.containsKey("authorization") ? " with token" : "";
    return host + " " + method + " " + path + range + known + " " + status;
  }
}
