package org.injerto.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.text.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that hold a model of sentencepiece and say nothing of how it is used. */
class SentencePieceFolderTest {
  @ParameterizedTest
  @ValueSource(strings = {"camembert-sentencepiece", "deberta-v2-sentencepiece"})
  void aFolderWithoutATokenizerFileGivesThePiecesOfTheReference(String name) throws IOException {
    Path folder = GoldenCase.FOLDER.resolve(name);
    assertFalse(Files.exists(folder.resolve("tokenizer.json")));
    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();

    List<GoldenCase> cases = GoldenCase.of(name, "cases.json");
    assertEquals(18, cases.size());
    for (GoldenCase golden : cases) {
      Encoding found = golden.encode(tokenizer);
      String text = golden.json().path("text").asText();
      assertArrayEquals(GoldenCase.numbers(golden.json().path("ids")), found.ids(), text);
      JsonNode offsets = golden.json().path("offsets_utf16");
      for (int piece = 0; piece < offsets.size(); piece++) {
        JsonNode expected = offsets.get(piece);
        Span span = new Span(expected.get(0).intValue(), expected.get(1).intValue());
        assertEquals(span, found.offset(piece), text + ", piece " + piece);
      }
    }
  }
}
