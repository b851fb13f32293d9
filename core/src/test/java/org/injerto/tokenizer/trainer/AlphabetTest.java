package org.injerto.tokenizer.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.injerto.text.InvalidInputException;
import org.injerto.tokenizer.trainer.TrainerOptions.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphabetTest {
  @TempDir private Path folder;

  private static final WordCounts WORDS = WordCounts.of(Map.of("cab", 2L, "bbd", 1L, "😀", 9L));

  @Test
  void itIsInTheOrderOfUnicode() {
    assertEquals("abcd😀", text(Set.of(), OptionalInt.empty()));
  }

  @Test
  void ofTooManyTheMostFrequentStayAndOfEqualsTheFirst() {
    assertEquals("b😀", text(Set.of(), OptionalInt.of(2)));
    assertEquals("ab😀", text(Set.of(), OptionalInt.of(3)));
  }

  @Test
  void whatAlwaysBelongsToItComesBeforeTheMostFrequent() {
    assertEquals("ñ😀", text(Set.of((int) 'ñ'), OptionalInt.of(2)));
  }

  @ParameterizedTest
  @CsvSource({
    "WORDPIECE, false, Ñ ñ ¿ ¡ á Ü",
    "UNIGRAM, false, Ñ ñ ¿ ¡ á Ü",
    "WORDPIECE, true, n ¿ ¡ a u"
  })
  void spanishIsInEveryVocabularyHoweverFewTextsThereWere(
      TokenizerType type, boolean small, String letters) throws IOException {
    Letters kept = new Letters(small, small);
    GoldenTexts.train(type, GoldenTexts.options(200, kept), List.of("hola")).write(folder);
    String written = Files.readString(folder.resolve("tokenizer.json"));

    for (String letter : letters.split(" ")) {
      assertTrue(written.contains('"' + letter + '"'), letter);
    }
    assertEquals(!small, written.contains("\"ñ\""));
  }

  @ParameterizedTest
  @CsvSource({"WORDPIECE", "BYTE_BPE", "UNIGRAM"})
  void aVocabularyWithoutRoomForItIsRefusedWithTheSmallestThatHas(TokenizerType type) {
    int smallest = smallest(type);

    assertEquals(
        smallest,
        GoldenTexts.train(type, GoldenTexts.options(smallest, Letters.KEPT), List.of("hola"))
            .vocabularySize());
    assertTrue(refusal(type, smallest - 1, Locale.ENGLISH).contains("are " + smallest));
    assertTrue(refusal(type, smallest - 1, new Locale("es")).contains("son ya " + smallest));
  }

  private static int smallest(TokenizerType type) {
    String said = refusal(type, 1, Locale.ENGLISH);
    return Integer.parseInt(said.replaceFirst(".*alone are (\\d+).*", "$1"));
  }

  private static String refusal(TokenizerType type, int size, Locale language) {
    return assertThrows(
            InvalidInputException.class,
            () -> GoldenTexts.train(type, GoldenTexts.options(size, Letters.KEPT), List.of("hola")))
        .in(language);
  }

  private static String text(Set<Integer> always, OptionalInt most) {
    return Alphabet.of(WORDS, always, most).stream()
        .map(Character::toString)
        .collect(Collectors.joining());
  }
}
