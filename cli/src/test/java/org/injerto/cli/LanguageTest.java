package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void theLocaleOfTheEnvironmentDecides() {
    assertEquals(Language.ENGLISH, of("LANG", "en_US.UTF-8"));
    assertEquals(Language.ENGLISH, of("LANG", "en"));
    assertEquals(Language.SPANISH, of("LANG", "es_MX.UTF-8"));
  }

  @Test
  void withoutALocaleOfEitherLanguageItIsSpanish() {
    assertEquals(Language.SPANISH, of("LANG", "C.UTF-8"));
    assertEquals(Language.SPANISH, of("LANG", "pt_BR.UTF-8"));
    assertEquals(Language.SPANISH, of("LANG", "enm_XX"));
  }

  @Test
  void theStrongestVariableThatIsSetWins() {
    Map<String, String> environment =
        Map.of("LC_ALL", "", "LC_MESSAGES", "es_ES.UTF-8", "LANG", "en_US.UTF-8");

    assertEquals(Language.SPANISH, Language.of(environment, Locale.US));
  }

  @Test
  void whereNoVariableIsSetTheJvmKnows() {
    assertEquals(Language.ENGLISH, Language.of(Map.of(), Locale.UK));
    assertEquals(Language.SPANISH, Language.of(Map.of(), Locale.FRANCE));
  }

  private static Language of(String variable, String value) {
    return Language.of(Map.of(variable, value), Locale.ROOT);
  }
}
