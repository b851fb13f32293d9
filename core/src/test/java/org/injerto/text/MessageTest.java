package org.injerto.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
  @ParameterizedTest
  @CsvSource({
    "en, it's 7 of ñandú",
    "fr, it's 7 of ñandú",
    "es, son 7 de «ñandú»",
    "es-MX, son 7 de «ñandú»"
  })
  void isSpanishForSpanishLocalesAndEnglishForOthers(String language, String sentence) {
    Message message = example("count", "ñandú", "7");

    assertEquals(sentence, message.in(Locale.forLanguageTag(language)));
  }

  @Test
  void doesNotDependOnTheLocaleOfTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("es-ES"));
    try {
      assertEquals("it's 1 of a", example("count", "a", "1").toString());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void bracesInArgumentsAreLeftAlone() {
    assertEquals("it's {0} of {1}{", example("count", "{1}{", "{0}").toString());
  }

  @Test
  void templatesStandInThePackageOfTheirOwner() {
    assertEquals(
        new Message("org.injerto.text.messages", "count", List.of("a", "1")),
        Message.of(Span.class, "count", "a", 1));
  }

  @Test
  void keepsItsOwnArguments() {
    List<String> arguments = new ArrayList<>(List.of("a"));
    Message message = new Message("org.injerto.text.examples", "count", arguments);
    arguments.clear();

    assertEquals(List.of("a"), message.arguments());
  }

  @Test
  void aTemplateThatDoesNotExistIsAnError() {
    Message unknown = example("no.such.key");

    assertThrows(MissingResourceException.class, () -> unknown.in(Locale.ENGLISH));
  }

  static Message example(String key, String... arguments) {
    return new Message("org.injerto.text.examples", key, List.of(arguments));
  }
}
