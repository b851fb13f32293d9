package org.injerto.checkpoint.pickle;

import java.util.ArrayList;
import java.util.List;

/** The values that wait, with marks between them that no instruction reaches across unasked. */
final class PickleStack {
  private final PickleInput input;
  private final List<PickleValue> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  PickleStack(PickleInput input) {
    this.input = input;
  }

  void push(PickleValue value) {
    refuseDeeper(values.size());
    values.add(value);
  }

  void mark() {
    refuseDeeper(marks.size());
    marks.add(values.size());
  }

  private void refuseDeeper(int size) {
    if (size == PickleLimits.DEEPEST_STACK) {
      throw input.refuse("pickle.stack.deep", PickleLimits.DEEPEST_STACK);
    }
  }

  /** The value on top, taken off. */
  PickleValue pop() {
    PickleValue top = top();
    values.remove(values.size() - 1);
    return top;
  }

  /** The value on top, which stays. */
  PickleValue top() {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (values.size() == floor) {
      throw input.refuse("pickle.stack.empty");
    }
    return values.get(values.size() - 1);
  }

  /** So many values from the top, taken off, the lowest first. */
  List<PickleValue> pop(int count) {
    List<PickleValue> popped = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      popped.add(0, pop());
    }
    return popped;
  }

  /** All values above the last mark, taken off with it, the lowest first. */
  List<PickleValue> popToMark() {
    if (marks.isEmpty()) {
      throw input.refuse("pickle.mark");
    }
    List<PickleValue> above = values.subList(marks.remove(marks.size() - 1), values.size());
    List<PickleValue> popped = new ArrayList<>(above);
    above.clear();
    return popped;
  }

  /** The one value that is left when all is done. */
  PickleValue only() {
    PickleValue value = pop();
    if (!values.isEmpty() || !marks.isEmpty()) {
      throw input.refuse("pickle.stack.left", values.size() + marks.size());
    }
    return value;
  }
}
