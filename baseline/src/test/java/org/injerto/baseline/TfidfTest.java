package org.injerto.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Expected values are those of scikit-learn 1.9.1. */
class TfidfTest {
  private static final List<String> TEXTS =
      List.of("El perro ladra, el perro corre", "El gato no corre", "¿Y tú? No");

  @Test
  void wordsAreThoseOfTfidfVectorizer() {
    assertEquals(
        List.of("el", "perro", "no", "ladra", "el perro", "perro no", "no ladra"),
        Terms.WORDS.of("¡El PERRO y... no ladra!"));
  }

  @Test
  void charactersAreThoseOfTheAnalyzerCharWb() {
    assertEquals(
        List.of(
            " s", "sí", "í,", ", ", " sí", "sí,", "í, ", " sí,", "sí, ", " sí, ", //
            " a", "a ", " a ", //
            " 😀", "😀 ", " 😀 ", //
            " ñ", "ñu", "u ", " ñu", "ñu ", " ñu "),
        Terms.CHARACTERS.of(" Sí, a\t😀  ñu "));
  }

  @Test
  void vectorsAreThoseOfTfidfVectorizer() {
    Tfidf tfidf = new Tfidf(Terms.WORDS, TEXTS);
    assertEquals(15, tfidf.size());
    // In the order of the terms: no, tú, tú no.
    assertVector(tfidf, TEXTS.get(2), 0.4736296010332684, 0.6227660078332259, 0.6227660078332259);
    // corre, el, el perro, ladra, ladra el, perro, perro corre, perro ladra.
    assertVector(
        tfidf,
        TEXTS.get(0),
        0.2198196498817767,
        0.3721870204290046,
        0.4893812050054564,
        0.2890364231912856,
        0.2890364231912856,
        0.4893812050054564,
        0.2890364231912856,
        0.2890364231912856);
  }

  @Test
  void aTextOfUnknownTermsHasNone() {
    assertEquals(new TreeMap<>(), new Tfidf(Terms.WORDS, TEXTS).vector("sol"));
  }

  private static void assertVector(Tfidf tfidf, String text, double... expected) {
    List<Double> values = List.copyOf(tfidf.vector(text).values());
    assertEquals(expected.length, values.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], values.get(i), 1e-12);
    }
  }
}
