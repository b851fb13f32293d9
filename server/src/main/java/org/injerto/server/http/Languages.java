package org.injerto.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of sentences in answers. */
public final class Languages {
  private static final Locale SPANISH = new Locale("es");
  private static final List<Locale> ALL = List.of(Locale.ENGLISH, SPANISH);
  private static final int LONGEST = 1000; // characters of a header

  private Languages() {}

  /** The one that a header {@code Accept-Language} likes best: Spanish or English. */
  public static Locale of(String header) {
    return header.isBlank() || header.length() > LONGEST ? Locale.ENGLISH : best(header);
  }

  private static Locale best(String header) {
    try {
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), ALL))
          .orElse(Locale.ENGLISH);
    } catch (IllegalArgumentException notALanguageRange) {
      return Locale.ENGLISH;
    }
  }
}
