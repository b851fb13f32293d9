package org.injerto.tokenizer.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The pieces of a vocabulary that is being learned, numbered in the order in which they came. */
final class Symbols {
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Begins with these. */
  Symbols(List<String> first) {
    first.forEach(this::add);
  }

  /** The number of a piece, which is added if it is new. */
  int add(String text) {
    Integer before = numbers.putIfAbsent(text, texts.size());
    if (before != null) {
      return before;
    }
    texts.add(text);
    return texts.size() - 1;
  }

  OptionalInt number(String text) {
    Integer number = numbers.get(text);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }

  /** The pieces in their order. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  /** Each piece with its number. */
  ObjectNode toJson() {
    ObjectNode json = TokenizerSkeleton.JSON.createObjectNode();
    texts.forEach(text -> json.put(text, json.size()));
    return json;
  }
}
