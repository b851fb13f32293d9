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

  /** That of the locale of the person, which the launcher passes on. */
  static Language ofThisProcess() {
    String locale = System.getProperty("injerto.locale", "");
    return locale.isEmpty() ? of(System.getenv(), Locale.getDefault()) : of(locale);
  }

  /**
   * By POSIX the locale is the first that is set of LC_ALL, LC_MESSAGES and LANG; where none is, as
   * on Windows, the JVM knows it.
   */
  static Language of(Map<String, String> environment, Locale jvm) {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(variable -> environment.getOrDefault(variable, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(Language::of)
        .orElseGet(() -> of(jvm.getLanguage()));
  }

  /** Spanish, if the locale is of neither language, such as {@code C} or {@code pt_BR.UTF-8}. */
  private static Language of(String locale) {
    return locale.equals("en") || locale.startsWith("en_") ? ENGLISH : SPANISH;
  }

  static final class Converter implements ITypeConverter<Language> {
    @Override
    public Language convert(String written) {
      return Choice.of(written, Map.of("es", SPANISH, "en", ENGLISH));
    }
  }
}
