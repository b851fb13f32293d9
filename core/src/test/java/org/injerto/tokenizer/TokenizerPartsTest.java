package org.injerto.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.injerto.text.Span;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every part that tokenizer.json can have, in a small tokenizer, equals the reference. */
class TokenizerPartsTest {
  private static final Path FILE = Path.of("src/test/resources/golden/tokenizer-parts/parts.json");
  private static final Path MAP = GoldenCase.FOLDER.resolve("unigram-xlmr/tokenizer.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyPartEqualsTheReference() throws IOException {
    JsonNode golden = JSON.readTree(FILE.toFile());
    JsonNode map = JSON.readTree(MAP.toFile()).at("/normalizer/precompiled_charsmap");
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode part : golden.path("cases")) {
      fillIn(map, part.path("tokenizer"));
      tests.add(
          DynamicTest.dynamicTest(
              part.path("name").asText(), () -> check(part, golden.path("texts"))));
    }
    assertTrue(tests.size() > 100, "found " + tests.size() + " tokenizers");
    return tests;
  }

  /** The map of characters is too large to stand in the file for every tokenizer. */
  private static void fillIn(JsonNode map, JsonNode tokenizer) {
    for (JsonNode owner : tokenizer.findParents("precompiled_charsmap")) {
      ((ObjectNode) owner).set("precompiled_charsmap", map);
    }
  }

  private void check(JsonNode part, JsonNode texts) throws IOException {
    Tokenizer tokenizer = read(part.path("tokenizer").toString());
    assertEquals(texts.size(), part.path("expected").size());
    for (int i = 0; i < texts.size(); i++) {
      check(part.path("expected").path(i), texts.path(i).textValue(), tokenizer);
    }
  }

  private static void check(JsonNode expected, String text, Tokenizer tokenizer) {
    Encoding encoding = tokenizer.encode(text);
    ArrayNode found = found(encoding, tokenizer);
    if (expected.size() < found.size()) {
      found.remove(expected.size());
    }
    assertEquals(Map.of(text, expected), Map.of(text, found));
  }

  private static ArrayNode found(Encoding encoding, Tokenizer tokenizer) {
    int length = encoding.length();
    int[] ends =
        places(encoding).stream().flatMapToInt(p -> IntStream.of(p.start(), p.end())).toArray();
    int[] words = IntStream.range(0, length).map(encoding::wordId).toArray();
    String decoded = tokenizer.decode(encoding.ids(), true);
    return JSON.valueToTree(
        List.of(encoding.ids(), tokenizer.tokens(encoding), ends, words, decoded));
  }

  private static List<Span> places(Encoding encoding) {
    return IntStream.range(0, encoding.length()).mapToObj(encoding::offset).toList();
  }

  /** The reference gives offsets that are too small, see {@code docs/formats/tokenizer.md}. */
  @Test
  void charactersThatAreLeftOutDoNotMoveTheOthers() throws IOException {
    Tokenizer tokenizer =
        read(
            """
            {"model": {"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": []}}
            """);

    Encoding encoding = tokenizer.encode("x\u00f1a\ud83d\ude00b");

    assertArrayEquals(new int[] {0, 1}, encoding.ids());
    assertEquals(List.of(new Span(2, 3), new Span(5, 6)), places(encoding));
  }

  @Test
  void specialTokensAreLeftOutOfTextAlsoIfNormalizingChangesThem() throws IOException {
    Tokenizer tokenizer =
        read(
            """
            {"model": {"type": "BPE", "vocab": {"a": 0}, "merges": []},
             "normalizer": {"type": "Lowercase"}, "decoder": {"type": "Fuse"},
             "added_tokens": [{"id": 1, "content": "[UNK]", "normalized": true, "special": true}]}
            """);
    int[] ids = tokenizer.encode("A[unk]a").ids();

    assertArrayEquals(new int[] {0, 1, 0}, ids);
    assertEquals("aa", tokenizer.decode(ids, true));
    assertEquals("a[unk]a", tokenizer.decode(ids, false));
  }

  @Test
  void unknownCharactersKeepTheirPlaceBetweenBytes() throws IOException {
    Tokenizer tokenizer =
        read(
            """
            {"model": {"type": "BPE", "vocab": {"?": 0, "<0x62>": 1}, "merges": [],
                       "unk_token": "?", "byte_fallback": true}}
            """);

    assertArrayEquals(new int[] {0, 1, 0}, tokenizer.encode("\u00f1b\u00f1").ids());
  }

  private Tokenizer read(String json) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), json);
    return TokenizerFiles.read(folder).tokenizer();
  }
}
