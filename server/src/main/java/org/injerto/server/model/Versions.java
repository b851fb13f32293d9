package org.injerto.server.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The versions of a model and the share of requests of each.
 *
 * @param shares in the order of the versions
 */
record Versions(List<ModelHandle> handles, List<Double> shares) {
  private static final double POINTS = 1L << 32; // CRC-32 is an even hash of short keys

  Versions {
    handles = List.copyOf(handles);
    shares = List.copyOf(shares);
  }

  /** The version of that name. */
  Optional<ModelHandle> version(String wanted) {
    return handles.stream()
        .filter(handle -> handle.model().info().version().equals(wanted))
        .findFirst();
  }

  /** The version that a key falls to. */
  ModelHandle of(String key) {
    CRC32 hash = new CRC32();
    hash.update(key.getBytes(StandardCharsets.UTF_8));
    double point = hash.getValue() / POINTS * shares.stream().mapToDouble(share -> share).sum();
    int version = 0;
    while (version < handles.size() - 1 && point >= shares.get(version)) {
      point -= shares.get(version++);
    }
    return handles.get(version);
  }

  List<String> names() {
    return handles.stream().map(handle -> handle.model().info().version()).toList();
  }
}
