package org.injerto.tokenizer.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.injerto.tokenizer.trainer.TrainerOptions.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Hugging Face tokenizers learns from the same texts is learned here, piece by piece. */
class TokenizerTrainerGoldenTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "wordpiece,               WORDPIECE, 1500, false, texts.txt",
    "wordpiece-small-letters, WORDPIECE, 1000, true,  texts.txt",
    "byte-bpe,                BYTE_BPE,  1500, false, texts.txt",
    "byte-bpe-small-letters,  BYTE_BPE,  600,  true,  texts.txt",
    "byte-bpe-repetitive,     BYTE_BPE,  420,  false, repetitive.txt"
  })
  void theFileEqualsThatOfTheReference(
      String golden, TokenizerType type, int size, boolean small, String texts) throws IOException {
    write(type, size, new Letters(small, small), texts);

    assertEquals(GoldenTexts.tokenizer(golden), GoldenTexts.json(folder.resolve("tokenizer.json")));
  }

  @Test
  void aUnigramModelHasTheFileOfTheReferenceButForThePieces() throws IOException {
    write(TokenizerType.UNIGRAM, 1500, Letters.KEPT, "texts.txt");
    JsonNode written = GoldenTexts.json(folder.resolve("tokenizer.json"));
    JsonNode golden = GoldenTexts.tokenizer("unigram");

    for (String part : List.of("version", "truncation", "padding", "normalizer", "pre_tokenizer")) {
      assertEquals(golden.path(part), written.path(part), part);
    }
    JsonNode pieces = written.path("model").path("vocab");
    assertEquals(golden.path("model").path("vocab").size(), pieces.size());
    assertEquals("<s> <pad> </s> <unk>", first(pieces, 4));
    assertEquals("<mask>", pieces.path(1499).path(0).textValue());
    assertEquals(3, written.path("model").path("unk_id").intValue());
    assertEquals(1499, written.path("added_tokens").path(4).path("id").intValue());
  }

  private static String first(JsonNode pieces, int count) {
    List<String> texts = new ArrayList<>();
    for (int piece = 0; piece < count; piece++) {
      texts.add(pieces.path(piece).path(0).textValue());
    }
    return String.join(" ", texts);
  }

  @Test
  void theVocabularyStandsInAFileOfItsOwnToo() throws IOException {
    write(TokenizerType.WORDPIECE, 1500, Letters.KEPT, "texts.txt");
    JsonNode vocabulary =
        GoldenTexts.json(folder.resolve("tokenizer.json")).path("model").path("vocab");

    List<String> lines = Files.readAllLines(folder.resolve("vocab.txt"));
    assertEquals(vocabulary.size(), lines.size());
    for (int piece = 0; piece < lines.size(); piece++) {
      assertEquals(piece, vocabulary.path(lines.get(piece)).intValue(), lines.get(piece));
    }
  }

  @Test
  void mergesStandInAFileOfTheirOwnToo() throws IOException {
    write(TokenizerType.BYTE_BPE, 1500, Letters.KEPT, "texts.txt");
    JsonNode model = GoldenTexts.json(folder.resolve("tokenizer.json")).path("model");

    assertEquals(model.path("vocab"), GoldenTexts.json(folder.resolve("vocab.json")));
    List<String> lines = Files.readAllLines(folder.resolve("merges.txt"));
    assertEquals("#version: 0.2", lines.get(0));
    assertEquals(model.path("merges").size(), lines.size() - 1);
    for (int merge = 1; merge < lines.size(); merge++) {
      JsonNode pair = model.path("merges").path(merge - 1);
      assertEquals(pair.path(0).textValue() + " " + pair.path(1).textValue(), lines.get(merge));
    }
  }

  @Test
  void lettersAndLengthStandInTheSettings() throws IOException {
    write(TokenizerType.WORDPIECE, 1000, new Letters(true, false), "texts.txt");
    JsonNode settings = GoldenTexts.json(folder.resolve("tokenizer_config.json"));

    assertEquals(512, settings.path("model_max_length").intValue());
    assertEquals(true, settings.path("do_lower_case").booleanValue());
    assertEquals(false, settings.path("strip_accents").booleanValue());
    assertEquals("BertTokenizer", settings.path("tokenizer_class").textValue());
  }

  private void write(TokenizerType type, int size, Letters letters, String texts)
      throws IOException {
    GoldenTexts.train(type, GoldenTexts.options(size, letters), GoldenTexts.lines(texts))
        .write(folder);
  }
}
