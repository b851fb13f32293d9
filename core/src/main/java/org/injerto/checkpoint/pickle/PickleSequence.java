package org.injerto.checkpoint.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A tuple, which stays as it was made, or a list, which grows while the pickle is read. */
public final class PickleSequence implements PickleValue {
  private final boolean growing;
  private final List<PickleValue> items;

  private PickleSequence(boolean growing, List<PickleValue> items) {
    this.growing = growing;
    this.items = items;
  }

  static PickleSequence tuple(List<PickleValue> items) {
    return new PickleSequence(false, List.copyOf(items));
  }

  static PickleSequence list(List<PickleValue> items) {
    return new PickleSequence(true, new ArrayList<>(items));
  }

  /** Whether it is a list. */
  boolean isGrowing() {
    return growing;
  }

  void addAll(List<PickleValue> more) {
    items.addAll(more);
  }

  /** Its values, in order. */
  public List<PickleValue> items() {
    return Collections.unmodifiableList(items);
  }
}
