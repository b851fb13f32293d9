package org.injerto.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GoldenTokenizersTest {
  private static final List<String> TOKENIZERS =
      List.of(
          "beto-cased",
          "wordpiece-uncased",
          "byte-bpe",
          "gpt2-bpe",
          "unigram-xlmr",
          "unigram-albert",
          "unigram-t5",
          "bpe-metaspace");

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyCaseEqualsTheReference() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : TOKENIZERS) {
      Tokenizer plain = TokenizerFiles.read(GoldenCase.FOLDER.resolve(name)).tokenizer();
      Tokenizer prefixed = withPrefixSpace(name, plain);
      for (GoldenCase golden : GoldenCase.of(name, "cases.json")) {
        Tokenizer tokenizer = golden.addsPrefixSpace() ? prefixed : plain;
        String title = name + " " + golden.name();
        tests.add(DynamicTest.dynamicTest(title, () -> check(golden, tokenizer)));
      }
    }
    assertTrue(tests.size() > 400, "found " + tests.size() + " cases");
    return tests;
  }

  /** The same tokenizer, made with a space before every text. */
  private Tokenizer withPrefixSpace(String name, Tokenizer plain) throws IOException {
    if (!name.endsWith("-bpe")) {
      return plain;
    }
    Path file = GoldenCase.FOLDER.resolve(name).resolve("tokenizer.json");
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(file.toFile());
    json.withObject("/pre_tokenizer").put("add_prefix_space", true);
    json.withObject("/post_processor").put("add_prefix_space", true);
    Path copy = Files.createDirectories(folder.resolve(name));
    Files.writeString(copy.resolve("tokenizer.json"), json.toString());
    Files.copy(
        GoldenCase.FOLDER.resolve(name).resolve("tokenizer_config.json"),
        copy.resolve("tokenizer_config.json"));
    return TokenizerFiles.read(copy).tokenizer();
  }

  @ParameterizedTest
  @FieldSource("TOKENIZERS")
  void everyFuzzedLineEqualsTheReference(String name) throws IOException {
    checkFuzz(name, TokenizerFiles.read(GoldenCase.FOLDER.resolve(name)).tokenizer());
  }

  @ParameterizedTest
  @FieldSource("TOKENIZERS")
  void theOtherFilesAloneGiveTheSameTokenizer(String name) throws IOException {
    try (Stream<Path> files = Files.list(GoldenCase.FOLDER.resolve(name))) {
      for (Path file : files.filter(f -> !f.endsWith("tokenizer.json")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();
    checkFuzz(name, tokenizer);
    for (GoldenCase golden : GoldenCase.of(name, "cases.json")) {
      if (!golden.addsPrefixSpace()) {
        check(golden, tokenizer);
      }
    }
  }

  /** As the files were before transformers wrote the flags of added tokens. */
  @ParameterizedTest
  @FieldSource("TOKENIZERS")
  void theFilesOfEarlierYearsGiveTheSamePieces(String name) throws IOException {
    for (String file : TokenizerFiles.NAMES) {
      Path golden = GoldenCase.FOLDER.resolve(name).resolve(file);
      if (Files.exists(golden) && !file.equals("tokenizer.json")) {
        Files.copy(golden, folder.resolve(file));
      }
    }
    Path settings = folder.resolve("tokenizer_config.json");
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(settings.toFile());
    json.remove("added_tokens_decoder");
    Files.writeString(settings, json.toString());

    checkFuzz(name, TokenizerFiles.read(folder).tokenizer());
  }

  private static void checkFuzz(String name, Tokenizer tokenizer) throws IOException {
    List<GoldenCase> lines = GoldenCase.of(name, "fuzz.json");
    assertEquals(400, lines.size());
    for (GoldenCase line : lines) {
      String text = line.json().path("text").asText();
      Encoding encoding = tokenizer.encode(text);
      assertArrayEquals(
          GoldenCase.numbers(line.json().path("ids")), encoding.ids(), () -> escaped(text));
      checkOffsets(line.json().path("offsets_utf16"), encoding);
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> escaped.append(Integer.toHexString(c)).append(' '));
    return escaped.toString();
  }

  private static void check(GoldenCase golden, Tokenizer tokenizer) {
    if (golden.fails()) {
      assertThrows(IllegalArgumentException.class, () -> golden.encode(tokenizer));
      return;
    }
    Encoding encoding = golden.encode(tokenizer);
    checkEncoding(golden.json().path("expected"), encoding, tokenizer);
    int[] ids = encoding.ids();
    assertEquals(golden.json().path("decoded").asText(), tokenizer.decode(ids, false));
    assertEquals(golden.json().path("decoded_skip_special").asText(), tokenizer.decode(ids, true));
  }

  private static void checkEncoding(JsonNode expected, Encoding encoding, Tokenizer tokenizer) {
    assertArrayEquals(GoldenCase.numbers(expected.path("ids")), encoding.ids());
    assertEquals(GoldenCase.strings(expected.path("tokens")), tokenizer.tokens(encoding));
    checkColumn(expected, "type_ids", encoding, encoding::typeId);
    checkColumn(expected, "attention_mask", encoding, i -> encoding.attended(i) ? 1 : 0);
    checkColumn(expected, "special_tokens_mask", encoding, i -> encoding.special(i) ? 1 : 0);
    checkColumn(expected, "word_ids", encoding, encoding::wordId);
    checkColumn(expected, "sequence_ids", encoding, encoding::sequenceId);
    checkOffsets(expected.path("offsets_utf16"), encoding);
    JsonNode windows = expected.path("overflowing");
    assertEquals(windows.size(), encoding.overflowing().size(), "windows");
    for (int window = 0; window < windows.size(); window++) {
      checkEncoding(windows.path(window), encoding.overflowing().get(window), tokenizer);
    }
  }

  private static void checkColumn(
      JsonNode expected, String name, Encoding encoding, IntUnaryOperator column) {
    assertArrayEquals(
        GoldenCase.numbers(expected.path(name)),
        IntStream.range(0, encoding.length()).map(column).toArray(),
        name);
  }

  private static void checkOffsets(JsonNode expected, Encoding encoding) {
    for (int piece = 0; piece < encoding.length(); piece++) {
      assertEquals(expected.path(piece).path(0).asInt(), encoding.offset(piece).start());
      assertEquals(expected.path(piece).path(1).asInt(), encoding.offset(piece).end());
    }
  }
}
