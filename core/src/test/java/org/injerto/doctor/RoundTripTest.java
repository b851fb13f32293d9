package org.injerto.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.injerto.doctor.RoundTrip.Loss;
import org.injerto.tokenizer.Tokenizer;
import org.injerto.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/tokenizers");

  @Test
  void aCasedVocabularyLosesNothingButBlanks() throws IOException {
    Tokenizer beto = tokenizer("beto-cased");

    assertEquals(Loss.NOTHING, RoundTrip.of("¿Ángela vive en Perú?", beto).loss());
    assertEquals(Loss.NOTHING, RoundTrip.of("mañana  ñandú", beto).loss());
  }

  @Test
  void anUncasedOneLosesCapitalsAndAccents() throws IOException {
    Tokenizer uncased = tokenizer("wordpiece-uncased");

    assertEquals(Loss.CAPITALS, RoundTrip.of("MADRID", uncased).loss());
    assertEquals(Loss.ACCENTS, RoundTrip.of("canción", uncased).loss());
    assertEquals(Loss.CAPITALS_AND_ACCENTS, RoundTrip.of("Óscar", uncased).loss());
  }

  @Test
  void whatAVocabularyLacksIsNamedAsItStandsInTheText() throws IOException {
    RoundTrip trip = RoundTrip.of("3 € y 😀👍🏽 en 20 °C", tokenizer("beto-cased"));

    assertEquals(Loss.CHARACTERS, trip.loss());
    assertEquals(List.of("€", "😀👍🏽", "°C"), trip.unknown());
  }

  /** The reference figures that the report compares with are those of the tokenizer itself. */
  @Test
  void theReferenceOfBetoIsMeasured() throws IOException {
    Fertility fertility = Fertility.of(tokenizer("beto-cased"));

    assertEquals(Fertility.Reference.BETO.piecesPerWord(), fertility.piecesPerWord(), 0.005);
    assertEquals(391, fertility.words());
    assertEquals(3, fertility.unknown());
  }

  private static Tokenizer tokenizer(String name) throws IOException {
    return TokenizerFiles.read(GOLDEN.resolve(name)).tokenizer();
  }
}
