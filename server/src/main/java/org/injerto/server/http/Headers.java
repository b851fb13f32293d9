package org.injerto.server.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Header fields of a request or an answer, by name whatever its case.
 *
 * @param fields the values; those of a name that was given several times are joined by ", "
 */
public record Headers(SortedMap<String, String> fields) {
  /** No fields. */
  public static final Headers NONE = of(Map.of());

  public Headers {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(fields);
    fields = Collections.unmodifiableSortedMap(copy);
  }

  /** Fields by name. */
  public static Headers of(Map<String, String> fields) {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(fields);
    return new Headers(copy);
  }

  /** The value of a field, if it is there. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** These fields and one more, or with another value. */
  public Headers with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(fields);
    more.put(name, value);
    return new Headers(more);
  }

  /** The names only: values may hold secrets. */
  @Override
  public String toString() {
    return fields.keySet().toString();
  }
}
