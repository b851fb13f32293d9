package org.injerto.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.injerto.text.Span;
import org.injerto.tokenizer.Truncation.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every tokenizer, whatever its model. */
class TokenizerContractTest {
  private static final String TEXT =
      "\u00bfQu\u00e9 a\u00f1o, ping\u00fcino? ma\u00f1ana man\u0303ana \ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69 \u2581x";
  private static final EncodingOptions PLAIN =
      new EncodingOptions(false, false, Optional.empty(), Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beto-cased",
        "wordpiece-uncased",
        "byte-bpe",
        "gpt2-bpe",
        "unigram-xlmr",
        "unigram-albert",
        "unigram-t5",
        "bpe-metaspace"
      })
  void placesAreInOrderAndWithinTheText(String name) throws IOException {
    Encoding encoding = tokenizer(name).encode(TEXT, PLAIN);
    int before = 0;
    for (int piece = 0; piece < encoding.length(); piece++) {
      Span place = encoding.offset(piece);
      assertTrue(place.end() <= TEXT.length(), place::toString);
      assertTrue(place.start() >= before - 2, place::toString);
      before = place.start();
    }
    assertEquals(TEXT.length(), before + encoding.offset(encoding.length() - 1).length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beto-cased",
        "byte-bpe",
        "gpt2-bpe",
        "unigram-xlmr",
        "unigram-albert",
        "unigram-t5",
        "bpe-metaspace"
      })
  void paddingAndPairsDoNotChangeTheOtherPieces(String name) throws IOException {
    Tokenizer tokenizer = tokenizer(name);
    int[] alone = tokenizer.encode(TEXT).ids();
    int[] filled =
        tokenizer.encode(TEXT, EncodingOptions.DEFAULT.with(new Padding(90, 1, Side.RIGHT))).ids();
    assertArrayEquals(alone, Arrays.copyOf(filled, alone.length));

    int[] one = tokenizer.encode("uno", PLAIN).ids();
    int[] two = tokenizer.encode("dos", PLAIN).ids();
    int[] both = tokenizer.encode("uno", "dos", PLAIN).ids();
    assertArrayEquals(IntStream.concat(Arrays.stream(one), Arrays.stream(two)).toArray(), both);
    assertEquals(
        one.length + two.length + tokenizer.addedToTwoTexts(),
        tokenizer.encode("uno", "dos", EncodingOptions.DEFAULT).length());
    assertEquals(one.length + tokenizer.addedToOneText(), tokenizer.encode("uno").length());
  }

  /** Every byte has a piece, so that nothing is lost. */
  @ParameterizedTest
  @ValueSource(strings = {"byte-bpe", "gpt2-bpe", "bpe-metaspace"})
  void decodingGivesBackEveryText(String name) throws IOException {
    Tokenizer tokenizer = tokenizer(name);
    long seed = 20261125;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String text = randomText(random).replace("\u2581", "");
      int[] ids = tokenizer.encode(text, PLAIN).ids();
      assertEquals(text, tokenizer.decode(ids, false), "seed " + seed + ", text " + i);
    }
  }

  private static String randomText(Random random) {
    int[] some = {'a', 'b', ' ', '\n', 'n', 0x303, 0xF1, 0xBF, 0x1F600, 0x200D, 0xE1, '\'', '1'};
    return random
        .ints(random.nextInt(30), 0, some.length)
        .map(i -> some[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beto-cased",
        "wordpiece-uncased",
        "byte-bpe",
        "unigram-xlmr",
        "unigram-albert",
        "unigram-t5",
        "bpe-metaspace"
      })
  void halvesOfCharactersAreNoReasonToFail(String name) throws IOException {
    for (String text : List.of("\ud83d", "a\ude00b", "\ude00\ud83d \ud83d")) {
      Encoding encoding = tokenizer(name).encode(text);
      assertTrue(encoding.length() > 0);
      tokenizer(name).decode(encoding.ids(), true);
    }
  }

  /** A program that takes quadratic time would never come to the assertion. */
  @ParameterizedTest
  @CsvSource({
    "beto-cased, 3, 2, 3, 150002",
    "byte-bpe, 1048578, 1048578, 1048578, 150003",
    "gpt2-bpe, 1048576, 1048576, 1048576, 750000",
    "unigram-xlmr, 1048578, 2, 4, 150002",
    "unigram-albert, 1048578, 2, 4, 900002",
    "unigram-t5, 1048577, 1, 3, 900001",
    "bpe-metaspace, 1048577, 1048578, 1048578, 750002"
  })
  void aLongTextTakesTimeInProportion(String name, int letters, int spaces, int emoji, int masks)
      throws IOException {
    Tokenizer tokenizer = tokenizer(name);
    String mask = name.equals("beto-cased") ? "[MASK]" : "<mask>";
    assertEquals(letters, tokenizer.encode("a".repeat(1 << 20)).length());
    assertEquals(spaces, tokenizer.encode(" ".repeat(1 << 20)).length());
    assertEquals(emoji, tokenizer.encode("\ud83d\ude00".repeat(1 << 18)).length());
    assertEquals(masks, tokenizer.encode((mask + " ").repeat(150_000)).length());
    assertTrue(tokenizer.encode("\u2581".repeat(1 << 20)).length() > 0);
    assertTrue(tokenizer.encode("a" + "\u0301\u0323".repeat(1 << 18)).length() > 0);
  }

  private static Tokenizer tokenizer(String name) throws IOException {
    return TokenizerFiles.read(GoldenCase.FOLDER.resolve(name)).tokenizer();
  }
}
