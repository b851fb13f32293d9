package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a server does, each once, instead of answering as it should. */
final class HubActs {
  private final List<Act> acts = new ArrayList<>();

  private record Act(String method, Pattern path, Map<String, Object> how) {
    boolean isFor(HubRequest request) {
      String asked = URLDecoder.decode(request.bare(), UTF_8);
      return method.equals(request.method()) && path.matcher(asked).find();
    }
  }

  /**
   * Has a request answered otherwise.
   *
   * @param path an expression that is found in the path, without what follows a question mark
   */
  synchronized void add(String method, String path, Map<String, Object> how) {
    acts.add(new Act(method, Pattern.compile(path), how));
  }

  synchronized void clear() {
    acts.clear();
  }

  /** How a request is answered; nothing in it if as it should be. */
  synchronized Map<String, Object> next(HubRequest request) {
    for (Act act : acts) {
      if (act.isFor(request)) {
        acts.remove(act);
        return act.how;
      }
    }
    return Map.of();
  }
}
