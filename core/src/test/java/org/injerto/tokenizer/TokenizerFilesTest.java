package org.injerto.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.SpecialTokens.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tokenizer's files say, and what is refused instead of being read as something else. */
class TokenizerFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** BETO's numbers are not those of other models. */
  @Test
  void theNumbersOfSpecialTokensAreThoseOfTheVocabulary() throws IOException {
    TokenizerFiles beto = TokenizerFiles.read(GoldenCase.FOLDER.resolve("beto-cased"));

    assertEquals(bert(4, 5, 1, 3, 0), beto.tokenizer().specialTokens());
    assertEquals(OptionalInt.of(512), beto.modelMaxLength());
  }

  @ParameterizedTest
  @CsvSource({"1000000000000000019884624838656, -1", "null, -1", "128, 128", "512.0, 512"})
  void aLengthWithoutLimitIsNone(String written, int expected) throws IOException {
    write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nola");
    write("tokenizer_config.json", "{\"model_max_length\": " + written + "}");

    assertEquals(expected, TokenizerFiles.read(folder).modelMaxLength().orElse(-1));
  }

  @Test
  void specialTokensCanHaveOtherNames() throws IOException {
    write("vocab.txt", "<mask>\n<unk>\n</s>\n<s>\n<pad>\nola\n##s\n");
    write(
        "tokenizer_config.json",
        """
        {"cls_token": "<s>", "sep_token": {"content": "</s>"}, "pad_token": "<pad>",
         "unk_token": "<unk>", "mask_token": "<mask>"}
        """);

    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();

    assertEquals(OptionalInt.of(4), tokenizer.specialTokens().padding());
    assertEquals(OptionalInt.of(0), tokenizer.specialTokens().mask());
    assertEquals(OptionalInt.of(3), tokenizer.specialTokens().id(Role.CLASSIFICATION));
    assertArrayEquals(new int[] {3, 5, 6, 0, 1, 2}, tokenizer.encode("OLÁS<mask>x").ids());
  }

  @Test
  void everyWrongLineOfAVocabularyIsNamed() throws IOException {
    write("vocab.txt", "[PAD]\nola\n\nola\n[UNK]\nola");

    assertEquals(
        List.of(
            "line 3 is empty; expected a piece",
            "line 4: the piece \"ola\" stands on line 2 already",
            "line 6: the piece \"ola\" stands on line 2 already"),
        problems());
  }

  @Test
  void everySpecialTokenThatIsMissingIsNamed() throws IOException {
    write("vocab.txt", "[PAD]\n[UNK]\nola");

    assertEquals(
        List.of("[CLS]", "[SEP]", "[MASK]"),
        problems().stream().map(problem -> problem.split(" ")[0]).toList());
  }

  @Test
  void everyWrongSettingIsNamed() throws IOException {
    write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]");
    write("tokenizer_config.json", "{\"cls_token\": 4, \"model_max_length\": 0}");

    assertEquals(2, problems().size(), problems()::toString);
  }

  @Test
  void aSettingOfTheNormalizerMustBeTrueOrFalse() throws IOException {
    write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]");
    write("tokenizer_config.json", "{\"do_lower_case\": \"no\"}");

    assertEquals(List.of("do_lower_case is \"no\"; expected true | false"), problems());
  }

  @Test
  void everyPartOfTokenizerJsonThatIsNotKnownIsNamed() throws IOException {
    ObjectNode json = golden();
    json.withObject("/normalizer").put("type", "Lowercas");
    json.putObject("pre_tokenizer").put("type", "UnicodeScripts");
    json.putObject("decoder").put("type", "CTC");
    json.withObject("/model").put("type", "WordLevel");
    write("tokenizer.json", json.toString());

    assertEquals(
        List.of(
            "normalizer is Lowercas, which is not known here; known are BertNormalizer, Lowercase,"
                + " NFC, NFD, NFKC, NFKD, Nmt, Precompiled, Prepend, Replace, Sequence, Strip,"
                + " StripAccents",
            "normalizer: did you mean Lowercase instead of Lowercas?",
            "pre_tokenizer is UnicodeScripts, which is not known here; known are"
                + " BertPreTokenizer, ByteLevel, Digits, Metaspace, Punctuation, Sequence, Split,"
                + " Whitespace, WhitespaceSplit",
            "model is WordLevel, which is not known here; known are BPE, Unigram, WordPiece",
            "decoder is CTC, which is not known here; known are BPEDecoder, ByteFallback,"
                + " ByteLevel, Fuse, Metaspace, Replace, Sequence, Strip, WordPiece"),
        problems());
  }

  @Test
  void aTemplateThatCannotBeFilledIsRefused() throws IOException {
    ObjectNode json = golden();
    json.withArray("/post_processor/pair").remove(3);
    json.withObject("/post_processor/special_tokens/[CLS]").putArray("ids").add(3);
    write("tokenizer.json", json.toString());

    assertEquals(
        List.of(
            "post_processor.special_tokens.[CLS].ids[0]: \"[CLS]\" has the id 3; expected 2",
            "post_processor.special_tokens.[CLS].ids[0]: \"[CLS]\" has the id 3; expected 2",
            "post_processor.pair does not have the text B"),
        problems());
  }

  @Test
  void anAddedTokenGetsTheNextNumber() throws IOException {
    ObjectNode json = golden();
    json.withArray("added_tokens").addObject().put("id", 4000).put("content", "<user>");
    json.withArray("added_tokens").addObject().put("id", 4002).put("content", "<bot>");
    write("tokenizer.json", json.toString());

    assertEquals(List.of("added_tokens[6]: \"<bot>\" has the id 4002; expected 4001"), problems());
  }

  @Test
  void idsMustBeThoseFromZeroOnEachOnce() throws IOException {
    ObjectNode json = golden();
    json.withObject("/model/vocab").put("[PAD]", 4000).put("[SEP]", 2);
    write("tokenizer.json", json.toString());

    assertEquals(2, problems().size(), problems()::toString);
  }

  @Test
  void theOlderFormOfTheTemplateIsTheSame() throws IOException {
    ObjectNode json = golden();
    ObjectNode template = json.putObject("post_processor").put("type", "BertProcessing");
    template.putArray("sep").add("[SEP]").add(3);
    template.putArray("cls").add("[CLS]").add(2);
    write("tokenizer.json", json.toString());

    assertArrayEquals(
        TokenizerFiles.read(GoldenCase.FOLDER.resolve("wordpiece-uncased"))
            .tokenizer()
            .encode("¿Qué tal?", "Bien", EncodingOptions.DEFAULT)
            .ids(),
        TokenizerFiles.read(folder)
            .tokenizer()
            .encode("¿Qué tal?", "Bien", EncodingOptions.DEFAULT)
            .ids());
  }

  @Test
  void aFolderWithoutATokenizerIsRefused() {
    assertThrows(InvalidInputException.class, () -> TokenizerFiles.read(folder));
  }

  private static SpecialTokens bert(
      int classification, int separator, int padding, int unknown, int mask) {
    Map<Role, Integer> ids =
        Map.of(
            Role.CLASSIFICATION, classification,
            Role.SEPARATOR, separator,
            Role.PADDING, padding,
            Role.UNKNOWN, unknown,
            Role.MASK, mask);
    return new SpecialTokens(ids, Set.copyOf(ids.values()));
  }

  private static ObjectNode golden() throws IOException {
    Path file = GoldenCase.FOLDER.resolve("wordpiece-uncased").resolve("tokenizer.json");
    return (ObjectNode) JSON.readTree(file.toFile());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private List<String> problems() {
    return assertThrows(InvalidInputException.class, () -> TokenizerFiles.read(folder))
        .problems()
        .stream()
        .map(Message::toString)
        .toList();
  }
}
