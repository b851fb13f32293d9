package org.injerto.checkpoint.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A dictionary, ordered or not, with its entries as they were put.
 *
 * <p>It does not look for equal keys: that would compare values that a hostile pickle has made.
 */
public final class PickleDictionary implements PickleValue {
  private final List<Entry> entries = new ArrayList<>();

  /** A key and what it stands for. */
  public record Entry(PickleValue key, PickleValue value) {}

  void put(PickleValue key, PickleValue value) {
    entries.add(new Entry(key, value));
  }

  /** In the order in which they were put; a key may stand here twice. */
  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }
}
