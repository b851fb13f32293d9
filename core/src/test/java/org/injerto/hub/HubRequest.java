package org.injerto.hub;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** A request as it came. */
record HubRequest(String method, String path, Map<String, String> headers) {
  static HubRequest read(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip());
    }
    String[] words = first.split(" ");
    return new HubRequest(words[0], words[1], headers);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  String bare() {
    return path.replaceFirst("\\?.*", "");
  }
}
