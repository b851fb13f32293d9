package org.injerto.tokenizer.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that count as single words only; the expectations are those of tokenizers 0.23.3. */
class AddedTokenFinderTest {
  private static final AddedTokenFinder SINGLE_WORDS =
      AddedTokenFinder.of(Map.of("<x>", singleWord("<x>", 0), "sí", singleWord("sí", 1)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x>a",
        "<x>ñ",
        "<x>7",
        "<x>_",
        "<x>ª",
        "<x>\u0301",
        "<x>\u200d",
        "<x>ⓐ",
        "<x>𝒶",
        "síes",
        "sísí"
      })
  void aWordCharacterDirectlyBehindHidesASingleWord(String text) {
    assertEquals(List.of(text), found(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a<x>", "𝒶<x>", "así"})
  void aWordCharacterDirectlyBeforeHidesASingleWord(String text) {
    assertEquals(List.of(text), found(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", ".", "-", "½", "😀"})
  void anythingElseBehindDoesNot(String rest) {
    List<String> expected = new ArrayList<>(List.of("[<x>]"));
    if (!rest.isEmpty()) {
      expected.add(rest);
    }
    assertEquals(expected, found("<x>" + rest));
  }

  private static AddedToken singleWord(String content, int id) {
    return new AddedToken(content, id, true, false, false, false);
  }

  /** The parts of a text, tokens in brackets. */
  private static List<String> found(String text) {
    List<String> parts = new ArrayList<>();
    SINGLE_WORDS.find(
        text,
        0,
        text.length(),
        new AddedTokenFinder.Found() {
          @Override
          public void text(int from, int to) {
            parts.add(text.substring(from, to));
          }

          @Override
          public void token(AddedToken token, int from, int to) {
            parts.add("[" + text.substring(from, to) + "]");
          }
        });
    return parts;
  }
}
