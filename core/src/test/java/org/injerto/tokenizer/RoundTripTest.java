package org.injerto.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.injerto.text.Span;
import org.injerto.tokenizer.text.ByteAlphabet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From text to pieces and back, and from pieces to their places in the text. */
class RoundTripTest {
  private static final long SEED = 20261125;
  private static final EncodingOptions PLAIN =
      new EncodingOptions(false, false, Optional.empty(), Optional.empty());

  /** Letters that every vocabulary has, small and with their accents. */
  private static final List<String> LETTERS =
      List.of("a", "e", "l", "n", "o", "s", "\u00f1", "\u00e1", "\u00ed", ",", ".", " ", " ");

  /** Tokenizers that change a text, and how. */
  private enum Changing {
    BETO_CASED(text -> text.replace(" ", ""), text -> text),
    WORDPIECE_UNCASED(text -> text.replace(" ", ""), RoundTripTest::withoutAccents),
    UNIGRAM_XLMR(RoundTripTest::spaced, text -> text),
    UNIGRAM_ALBERT(RoundTripTest::spaced, text -> text),
    UNIGRAM_T5(RoundTripTest::spaced, text -> text);

    /** What decoding can restore of a text. */
    private final UnaryOperator<String> restored;

    /** What the normalizer makes of a text. */
    private final UnaryOperator<String> normalized;

    Changing(UnaryOperator<String> restored, UnaryOperator<String> normalized) {
      this.restored = restored;
      this.normalized = normalized;
    }

    Tokenizer tokenizer() throws IOException {
      return RoundTripTest.tokenizer(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
  }

  private static String spaced(String text) {
    return text.strip().replaceAll(" +", " ");
  }

  @ParameterizedTest
  @EnumSource
  void decodingGivesBackTheNormalizedText(Changing kind) throws IOException {
    Tokenizer tokenizer = kind.tokenizer();
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      String text = text(random);
      int[] ids = tokenizer.encode(text, PLAIN).ids();
      String expected = kind.restored.apply(kind.normalized.apply(text));
      String found = kind.restored.apply(tokenizer.decode(ids, false));
      assertEquals(expected, found, "seed " + SEED + ", text " + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void placesHoldThePieces(Changing kind) throws IOException {
    Tokenizer tokenizer = kind.tokenizer();
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 300; i++) {
      String text = text(random);
      Encoding encoding = tokenizer.encode(text, PLAIN);
      List<String> pieces = tokenizer.tokens(encoding);
      for (int piece = 0; piece < encoding.length(); piece++) {
        String covered = kind.normalized.apply(encoding.offset(piece).of(text)).strip();
        String written = pieces.get(piece).replaceAll("\u2581|^##(?=.)", "");
        String place = "seed " + SEED + ", text " + i + ": " + text + ", piece " + piece;
        // A lone mark has the place of the character behind it.
        assertTrue(written.isEmpty() || written.equals(covered), place);
      }
    }
  }

  /** A piece that has some bytes of a character has the place of the whole. */
  @ParameterizedTest
  @ValueSource(strings = {"byte-bpe", "gpt2-bpe"})
  void placesHoldTheBytesOfThePieces(String name) throws IOException {
    Tokenizer tokenizer = tokenizer(name);
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 300; i++) {
      String text = text(random) + "\ud83d\ude00\u6f22" + text(random) + "n\u0303";
      Encoding encoding = tokenizer.encode(text, PLAIN);
      List<String> pieces = tokenizer.tokens(encoding);
      int reached = 0;
      for (int piece = 0; piece < encoding.length(); piece++) {
        Span place = encoding.offset(piece);
        String written = pieces.get(piece).replaceAll("^\u0120+|\u0120+$", "");
        String message = "seed " + SEED + ", text " + i + ": " + text + ", piece " + piece;
        assertTrue(ByteAlphabet.spelt(place.of(text)).contains(written), message);
        assertTrue(text.substring(reached, Math.max(reached, place.start())).isBlank(), message);
        reached = Math.max(reached, place.end());
      }
      assertEquals(text.length(), reached);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("a");
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.append('o').toString();
  }

  private static Tokenizer tokenizer(String name) throws IOException {
    return TokenizerFiles.read(GoldenCase.FOLDER.resolve(name)).tokenizer();
  }
}
