package org.injerto.server.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/**
 * The types that a client takes.
 *
 * @param ranges as its header {@code Accept} has them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-accept">RFC 9110, 12.5.1</a>
 */
record Acceptable(List<Range> ranges) {
  private static final String ANY = "*/*";
  private static final Range NONE = new Range("", 0);

  /**
   * Some types.
   *
   * @param quality how much they are liked, from 0 (not at all) to 1
   */
  private record Range(String types, double quality) {
    static Range of(String written) {
      List<String> parts = Stream.of(written.split(";", -1)).map(String::strip).toList();
      double quality =
          parts.stream()
              .skip(1)
              .filter(part -> part.toLowerCase(Locale.ROOT).matches("q=[01](\\.\\d{0,3})?"))
              .mapToDouble(part -> Double.parseDouble(part.substring(2)))
              .findFirst()
              .orElse(1);
      return new Range(parts.get(0).toLowerCase(Locale.ROOT), Math.min(quality, 1));
    }

    boolean has(String type) {
      return types.equals(ANY)
          || types.equals(type)
          || types.endsWith("/*") && type.startsWith(types.substring(0, types.length() - 1));
    }

    /** The more of it is said, the more it counts. */
    int precision() {
      return types.equals(ANY) ? 0 : types.endsWith("/*") ? 1 : 2;
    }
  }

  /** What a header says; anything if there is none. */
  static Acceptable of(String header) {
    List<Range> ranges =
        Stream.of(header.split(","))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .map(Range::of)
            .toList();
    return new Acceptable(ranges.isEmpty() ? List.of(Range.of(ANY)) : ranges);
  }

  /**
   * The format that is liked best.
   *
   * @param usual that of clients which take anything
   * @throws RefusedException with status 406 if none is taken
   */
  static Format choose(Optional<String> header, Format usual) {
    return of(header.orElse(ANY))
        .best(usual)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.of(
                        406,
                        Message.of(
                            Acceptable.class,
                            "accept.none",
                            Printable.text(header.orElse("")),
                            Format.all()))));
  }

  /** Of formats that are liked alike, the one that is named; else the usual one. */
  private Optional<Format> best(Format usual) {
    return Stream.of(Format.values())
        .filter(format -> range(format).quality > 0)
        .max(
            Comparator.comparingDouble((Format format) -> range(format).quality)
                .thenComparingInt(format -> range(format).precision())
                .thenComparing(format -> format == usual));
  }

  /** What is said of a format, most precisely. */
  private Range range(Format format) {
    return ranges.stream()
        .filter(range -> format.names().stream().anyMatch(range::has))
        .max(Comparator.comparingInt(Range::precision))
        .orElse(NONE);
  }
}
