package org.injerto.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken, or made to do harm. */
class BadTokenizerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void aMergeOfAnUnknownPieceIsNamed() throws IOException {
    assertRefused(
        "byte-bpe",
        json -> json.withArray("/model/merges").addArray().add("qqqq").add("a"),
        "model.merges: \"qqqq\" is not in the vocabulary");
  }

  @Test
  void aMergeMustHaveTwoPieces() throws IOException {
    assertRefused(
        "gpt2-bpe",
        json -> json.withArray("/model/merges").add("a b c"),
        "model.merges: \"a b c\" is no merge; expected two pieces");
  }

  @Test
  void idsWithHolesAreNamed() throws IOException {
    assertRefused(
        "byte-bpe",
        json -> json.withObject("/model/vocab").put("!", 9999).put("\"", -1),
        "\"!\" has the id 9999; expected ids from 0 to 4999, each once");
  }

  /** The reference gives such a token another number than the file, see the page of the format. */
  @Test
  void anAddedTokenBehindAHoleIsNamed() throws IOException {
    assertRefused(
        "byte-bpe",
        json -> json.withArray("/added_tokens").addObject().put("content", "<x>").put("id", 5002),
        "added_tokens[5]: \"<x>\" has the id 5002; expected 5000");
  }

  @Test
  void aPieceThatStandsTwiceIsNamedWithItsPlace() throws IOException {
    Files.writeString(
        folder.resolve("tokenizer.json"),
        "{\"model\": {\"type\": \"BPE\",\n \"vocab\": {\"a\": 0, \"ni\u00f1o\": 1, \"ni\u00f1o\": 1}}}");
    assertTwice();
    Files.delete(folder.resolve("tokenizer.json"));
    Files.writeString(
        folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"RobertaTokenizer\"}");
    Files.writeString(folder.resolve("merges.txt"), "a b");
    Files.writeString(
        folder.resolve("vocab.json"), "{\n\"a\": 0, \"ni\u00f1o\": 1, \"ni\u00f1o\": 2}");
    assertTwice();
  }

  private void assertTwice() {
    String message = refused().getMessage();
    assertTrue(message.contains("line 2, column "), message);
    assertTrue(message.contains("the name \"ni\u00f1o\" stands in this object already"), message);
  }

  @Test
  void theUnknownPieceMustBeOne() throws IOException {
    assertRefused(
        "unigram-xlmr",
        json -> json.withObject("/model").put("unk_id", 5002),
        "model.unk_id is 5002; expected 0 … 5001");
    assertRefused(
        "unigram-xlmr",
        json -> json.withObject("/model").put("unk_id", -1),
        "model.unk_id is -1; expected 0 … 5001");
  }

  @Test
  void aScoreMustBeFiniteAndAPieceStandOnce() throws IOException {
    assertRefused(
        "unigram-t5",
        json -> {
          ArrayNode pieces = json.withArray("/model/vocab");
          pieces.addArray().add("qqqq").add("NaN");
          pieces.addArray().add(",").add(-3);
        },
        "model.vocab: [\",\",-3] is no piece; expected a text that stands once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"???", "", "AAAA", "/////w=="})
  void aBrokenMapOfCharactersIsRefused(String map) throws IOException {
    assertRefused(
        "unigram-xlmr",
        json -> json.withObject("/normalizer").put("precompiled_charsmap", map),
        "normalizer.precompiled_charsmap is no map of characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "\\p{L}+", "(?<=a)b"})
  void aRegularExpressionThatIsNotKnownIsNeverRun(String expression) throws IOException {
    assertRefused(
        "unigram-t5",
        json ->
            ((ObjectNode) json.at("/normalizer/normalizers/2/pattern")).put("Regex", expression),
        "normalizer.normalizers[2].pattern.Regex is " + expression);
  }

  @Test
  void sequencesInSequencesHaveALimit() throws IOException {
    assertRefused(
        "unigram-t5",
        json -> {
          JsonNode inner = json.path("normalizer");
          for (int i = 0; i < 50; i++) {
            ObjectNode outer = JSON.createObjectNode().put("type", "Sequence");
            outer.putArray("normalizers").add(inner);
            inner = outer;
          }
          json.set("normalizer", inner);
        },
        "stands within more than 8 other sequences");
  }

  @Test
  void everyProblemIsToldInBothLanguages() throws IOException {
    ObjectNode json = golden("unigram-t5");
    json.withObject("/model").put("unk_id", 99999);
    json.withObject("/pre_tokenizer").put("prepend_scheme", "sometimes");
    Files.writeString(folder.resolve("tokenizer.json"), json.toString());
    InvalidInputException refused = refused();

    assertEquals(2, refused.problems().size());
    assertTrue(refused.in(Locale.forLanguageTag("es")).contains("se conocen always, first, never"));
  }

  @ParameterizedTest
  @CsvSource({"10", "1000", "50000"})
  void aTruncatedModelOfSentencepieceIsRefused(int length) throws IOException {
    byte[] whole = Files.readAllBytes(GoldenCase.FOLDER.resolve("unigram-t5/spiece.model"));
    writeModel(Arrays.copyOf(whole, length));
    assertFalse(refused().problems().isEmpty());
  }

  @Test
  void aHugeLengthIsRefusedBeforeAnythingIsAllocated() throws IOException {
    writeModel(new byte[] {0x0A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07});
    assertEquals(
        "at byte 6: 2147483647 bytes are announced, 0 are left",
        refused().problems().get(0).toString());
  }

  @Test
  void anotherKindOfValueIsRefused() throws IOException {
    writeModel(new byte[] {0x08, 0x01});
    assertTrue(refused().getMessage().contains("a value of the kind 0 is not expected here"));
  }

  @Test
  void aVocabularyInLatinLettersIsRefused() throws IOException {
    Files.write(folder.resolve("vocab.txt"), "a\u00f1o".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("it is not UTF-8", refused().problems().get(0).toString());
  }

  @Test
  void filesThatDoNotSayWhatTheyAreAreRefused() throws IOException {
    Files.copy(
        GoldenCase.FOLDER.resolve("unigram-t5/spiece.model"), folder.resolve("spiece.model"));
    assertTrue(refused().getMessage().contains("it has spiece.model, but nothing says what kind"));
    Files.writeString(
        folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"T6Tokenizer\"}");
    assertTrue(refused().getMessage().contains("did you mean T5Tokenizer instead of T6Tokenizer?"));
  }

  private void writeModel(byte[] bytes) throws IOException {
    Files.write(folder.resolve("spiece.model"), bytes);
    Files.writeString(
        folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"T5Tokenizer\"}");
  }

  private void assertRefused(String name, Consumer<ObjectNode> change, String expected)
      throws IOException {
    ObjectNode json = golden(name);
    change.accept(json);
    Files.writeString(folder.resolve("tokenizer.json"), json.toString());
    String message = refused().getMessage();
    assertTrue(message.contains(expected), message);
  }

  private InvalidInputException refused() {
    return assertThrows(InvalidInputException.class, () -> TokenizerFiles.read(folder));
  }

  private static ObjectNode golden(String name) throws IOException {
    Path file = GoldenCase.FOLDER.resolve(name).resolve("tokenizer.json");
    return (ObjectNode) JSON.readTree(file.toFile());
  }
}
