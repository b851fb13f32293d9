package org.injerto.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/** A language that the program speaks. */
enum Language {
  SPANISH("es"),
  ENGLISH("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  Locale locale() {
    return Locale.forLanguageTag(code);
  }

  /** The code of ISO 639-1. */
  @Override
  public String toString() {
    return code;
  }

  /**
   * The language of a person's locale: by POSIX the first that is set of LC_ALL, LC_MESSAGES and
   * LANG; where none is set (Windows, windows of macOS), that of the JVM. Spanish if that is
   * neither of the two languages, such as the {@code C} locale.
   */
  static Language of(Map<String, String> environment, Locale jvm) {
    String name =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(variable -> environment.getOrDefault(variable, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(jvm.getLanguage());
    return name.equals("en") || name.startsWith("en_") ? ENGLISH : SPANISH;
  }

  static final class Converter implements ITypeConverter<Language> {
    @Override
    public Language convert(String written) {
      return Choice.of(written, Map.of("es", SPANISH, "en", ENGLISH));
    }
  }
}
