package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.TreeMap;

/** The two commits of the golden files. */
final class GoldenRepository {
  static final String FIRST = Golden.commit("first commit");
  static final String SECOND = Golden.commit("second commit");

  private GoldenRepository() {}

  static void fill(HubServer server) {
    TreeMap<String, byte[]> first = new TreeMap<>();
    first.put("config.json", config(32));
    first.put("tokenizer/vocab.txt", "[PAD]\n[UNK]\nniño\n".getBytes(UTF_8));
    first.put("empty.txt", new byte[0]);
    first.put("model.safetensors", Golden.weights(3000, "w1"));
    TreeMap<String, byte[]> second = new TreeMap<>(first);
    second.put("config.json", config(64));
    second.put("model.safetensors", Golden.weights(4000, "w2"));
    second.put("README.md", "# demostración\n".getBytes(UTF_8));
    server.commits.put(FIRST, first);
    server.commits.put(SECOND, second);
    server.revisions.put("main", FIRST);
    server.revisions.put("v1", FIRST);
    server.revisions.put(FIRST.substring(0, 7), FIRST);
    server.revisions.put("refs/pr/1", SECOND);
  }

  private static byte[] config(int size) {
    return ("{\"model_type\": \"bert\", \"hidden_size\": " + size + "}\n").getBytes(UTF_8);
  }
}
