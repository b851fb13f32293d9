package org.injerto.server.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How several inputs or answers stand in one body. */
enum Format {
  /** One JSON value. */
  JSON("application/json"),
  /** A JSON value a line. */
  JSON_LINES("application/jsonlines", "application/x-jsonlines", "application/x-ndjson"),
  /** Rows of RFC 4180. */
  CSV("text/csv");

  private final String type;
  private final List<String> otherNames;

  Format(String type, String... otherNames) {
    this.type = type;
    this.otherNames = List.of(otherNames);
  }

  /** The type of its bodies. */
  String type() {
    return type;
  }

  /** The one that a type without parameters names, whatever its case. */
  static Optional<Format> named(String type) {
    String wanted = type.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(format -> format.names().contains(wanted)).findFirst();
  }

  /** What the type is called, by its own name first. */
  List<String> names() {
    return Stream.concat(Stream.of(type), otherNames.stream()).toList();
  }

  /** The names of all, as a sentence has them. */
  static String all() {
    return Stream.of(values()).map(Format::type).collect(Collectors.joining(", "));
  }
}
